import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { ko } from '#shared/locales/ko/index.ts'

const colourRules = ['color-contrast', 'link-in-text-block']

/**
 * Nothing that axe finds in `within`, in both themes: all rules in light; in dark, which changes colours and
 * nothing else, the rules about colours. And every word on screen is a word, not the name of a sentence.
 */
export async function expectAccessible(page: Page, within = 'html'): Promise<void> {
  await showTheme(page, 'dark')
  await expectNothingFound(page, within, 'dark', colourRules)
  await showTheme(page, 'light')
  await expectNothingFound(page, within, 'light')
  await expectSentences(page)
}

async function showTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
}

async function expectNothingFound(page: Page, within: string, theme: string, rules: string[] = []): Promise<void> {
  const axe = new AxeBuilder({ page }).include(within)
  if (rules.length > 0) axe.withRules(rules)
  /** Without frames of other sites there is nothing to gather in a page of its own. */
  const { violations } = await axe.setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`).join(' | ')}`)).toEqual([])
}

/** No name of a sentence and no place for a value that was never filled, in text or in what is read aloud. */
async function expectSentences(page: Page): Promise<void> {
  const found = await page.evaluate((keys) => {
    const names = new Set(keys)
    const attributes = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'data-hint']
    const texts = [...document.querySelectorAll('body *')].flatMap((element) => [
      ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? ''),
      ...attributes.map((name) => element.getAttribute(name) ?? ''),
    ])
    return texts.filter((text) => text.split(/[\s"“”'()]+/).some((word) => names.has(word)) || /\{\w+[,}]/.test(text))
  }, Object.keys(ko))
  expect(found).toEqual([])
}
