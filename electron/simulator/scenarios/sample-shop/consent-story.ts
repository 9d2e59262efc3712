import { defaultConsentWords } from '#shared/domain/consent-words.ts'
import type { SampleCustomer } from './customers.ts'
import type { StoryMessage } from './story.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Who said what about news of the shop, some days after their last matter. */
const said: Readonly<Record<string, readonly ('opt-in' | 'opt-out')[]>> = { c25: ['opt-in'], c26: ['opt-in'], c30: ['opt-out'], c31: ['opt-out'], c38: ['opt-out', 'opt-in'] }

/** Whoever said no last: nothing automatic answers them. */
export const hasRefused = ({ key }: Pick<SampleCustomer, 'key'>): boolean => said[key]?.at(-1) === 'opt-out'

/** A word of the opt-out list and the one confirmation it gets. */
export function consentStoryOf({ key, tongue }: SampleCustomer, lastAtMs: number): StoryMessage[] {
  const words = defaultConsentWords.find(({ language }) => language === tongue)
  if (!words) return []
  return (said[key] ?? []).flatMap((kind, index): StoryMessage[] => {
    const atMs = lastAtMs + (index + 1) * 1.25 * day
    const message = (part: string, by: StoryMessage['by'], afterMs: number, text: string): StoryMessage => ({
      id: `wamid.${Buffer.from(`bamtol consent ${tongue} ${key} ${index} ${part}`).toString('base64')}`, by, atMs: atMs + afterMs, content: { kind: 'text', text }, quotes: null,
    })
    const [word, reply] = kind === 'opt-out' ? [words.optOut[0]!, words.optOutReply] : [words.optIn[0]!, words.optInReply]
    return [message('word', 'customer', 0, word), message('reply', 'shop', minute, reply)]
  })
}
