import { suggestKeywords, type AskedText, type KeywordSuggestion } from '#shared/domain/automation/keyword-suggestions.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { AutomationLibrary } from './automation-library.ts'

const textsPerTurn = 50

/** What customers ask for again and again and no word of a rule knows, out of the latest messages. */
export async function keywordSuggestions({ store, clock, facts }: FeaturePorts, { book }: AutomationLibrary): Promise<KeywordSuggestion[]> {
  const worded = book.rules.filter(({ trigger }) => trigger.kind === 'keyword' || trigger.kind === 'handover')
  const hasNoWordOf = (text: string): boolean => {
    const { says } = book.read(text)
    return !worded.some(({ id }) => says(id))
  }
  const unknown: AskedText[] = []
  let before: number | null = null
  for (let left = facts.policy('automation.suggest-from'); left > 0; left -= textsPerTurn) {
    const texts: AskedText[] = await store.latestQuestions(before, Math.min(left, textsPerTurn))
    unknown.push(...texts.filter(({ text }) => hasNoWordOf(text)))
    before = texts.at(-1)?.messageId ?? null
    if (before === null) break
    await clock.nextTurn()
  }
  return suggestKeywords(unknown, { fewestMessages: facts.policy('automation.suggest-fewest'), most: facts.policy('automation.suggest-most') }, new Set(await store.dismissedWords()))
}
