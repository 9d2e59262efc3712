import type { MarkStyle } from '../../../ui/text-entry/toggle-mark.ts'

/**
 * WhatsApp's marks as ranges of the text being typed, the marks themselves included, so that a layer behind
 * the field can show them without moving a single glyph. The reading view of the thread drops the marks.
 */
/** Adjacent pieces that together are the text, each beginning at `from`; `isSign` for a mark itself. */
export type MarkSpan = { from: number; text: string; styles: readonly MarkStyle[]; isSign: boolean }

const stylesBySign: Record<string, MarkStyle> = { '*': 'bold', _: 'italic', '~': 'strike', '`': 'code' }
const anySign = /[*_~`]/u
const fence = /```([\s\S]+?)```/gu
const wordCharacter = /[\p{L}\p{N}]/u

export function mayHoldMarks(text: string): boolean {
  return anySign.test(text)
}

export function markSpans(text: string): MarkSpan[] {
  const spans: MarkSpan[] = []
  let from = 0
  for (const match of text.matchAll(fence)) {
    inline(text.slice(from, match.index), [], spans)
    push(spans, '```', ['code'], true)
    push(spans, match[1] ?? '', ['code'], false)
    push(spans, '```', ['code'], true)
    from = match.index + match[0].length
  }
  inline(text.slice(from), [], spans)
  return spans
}

function inline(text: string, outer: readonly MarkStyle[], spans: MarkSpan[]): void {
  let plainFrom = 0
  let at = 0
  while (at < text.length) {
    const sign = text[at] ?? ''
    const style = stylesBySign[sign]
    const close = style ? closingIndex(text, at) : -1
    if (!style || close < 0) {
      at += 1
      continue
    }
    const styles = [...outer, style]
    push(spans, text.slice(plainFrom, at), outer, false)
    push(spans, sign, styles, true)
    const inner = text.slice(at + 1, close)
    if (style === 'code') push(spans, inner, styles, false)
    else inline(inner, styles, spans)
    push(spans, sign, styles, true)
    at = close + 1
    plainFrom = at
  }
  push(spans, text.slice(plainFrom), outer, false)
}

function push(spans: MarkSpan[], text: string, styles: readonly MarkStyle[], isSign: boolean): void {
  if (text === '') return
  const last = spans.at(-1)
  spans.push({ from: last ? last.from + last.text.length : 0, text, styles, isSign })
}

/** A sign opens after a non-word character before a non-space, and closes the other way round, on the same line. */
function closingIndex(text: string, open: number): number {
  const sign = text[open] ?? ''
  const before = text[open - 1]
  if (before !== undefined && (wordCharacter.test(before) || before === sign)) return -1
  const first = text[open + 1]
  if (first === undefined || /\s/u.test(first) || first === sign) return -1
  for (let at = open + 2; at < text.length && text[at] !== '\n'; at += 1) {
    if (text[at] !== sign) continue
    const after = text[at + 1]
    if (!/\s/u.test(text[at - 1] ?? ' ') && (after === undefined || !/[A-Za-z0-9]/u.test(after))) return at
  }
  return -1
}
