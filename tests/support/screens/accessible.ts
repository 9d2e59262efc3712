import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import { ko } from '#shared/locales/ko/index.ts'

type Axe = { run(within: string, options: object): ReturnType<AxeBuilder['analyze']> }

const colourRules = ['color-contrast', 'link-in-text-block']
/** Axe itself is put into a page once: the builder does so before every look, which takes five times as long as the look. */
const axeSource = readFileSync(createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Nothing that axe finds in `within`, in both themes, each once its colours have arrived: all rules in light; in dark, which changes colours and
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
  await page.waitForFunction((wanted) => {
    if (document.documentElement.dataset['theme'] !== wanted) return false
    return !document.getAnimations().some((each) => each.playState === 'running' && Number.isFinite(each.effect?.getComputedTiming().endTime))
  }, theme)
}

async function expectNothingFound(page: Page, within: string, theme: string, rules: string[] = []): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const { violations } = await page.evaluate(
    async ({ within, rules }) => (globalThis as unknown as { axe: Axe }).axe.run(within, { resultTypes: ['violations'], ...(rules.length > 0 && { runOnly: rules }) }),
    { within, rules },
  )
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
