import { splitByRanges, type TextRange } from './match-ranges.ts'

/** People's text with its matches marked; text stays text. */
export function Highlighted({ text, ranges }: { text: string; ranges: readonly TextRange[] }) {
  return <bdi>{splitByRanges(text, ranges).map((part) => (part.isMatch ? <mark key={part.startsAt}>{part.text}</mark> : part.text))}</bdi>
}
