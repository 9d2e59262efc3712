export type MarkStyle = 'bold' | 'italic' | 'strike' | 'code'

export const markSigns: Record<MarkStyle, string> = { bold: '*', italic: '_', strike: '~', code: '`' }

/** One replacement in the field and where the selection stands after it; offsets in UTF-16 units. */
export type TextEdit = { from: number; to: number; insert: string; selectFrom: number; selectTo: number }

/**
 * Puts the sign around the selection, or takes it away when it is already there. Blanks at the ends of the
 * selection stay outside, because WhatsApp reads no mark beside a blank. Without a selection the caret lands
 * between two signs. A selection over several lines gets its signs line by line (a mark ends with its line).
 */
export function toggleMark(text: string, selectionStart: number, selectionEnd: number, style: MarkStyle): TextEdit {
  const sign = markSigns[style]
  const selected = text.slice(selectionStart, selectionEnd)
  const from = selectionStart + (selected.length - selected.trimStart().length)
  const core = selected.trim()
  const to = from + core.length
  if (core === '') return { from: selectionStart, to: selectionStart, insert: sign + sign, selectFrom: selectionStart + 1, selectTo: selectionStart + 1 }
  if (text[from - 1] === sign && text[to] === sign) return { from: from - 1, to: to + 1, insert: core, selectFrom: from - 1, selectTo: to - 1 }
  if (core.length > 2 && core.startsWith(sign) && core.endsWith(sign) && !core.includes('\n')) {
    return { from, to, insert: core.slice(1, -1), selectFrom: from, selectTo: to - 2 }
  }
  const insert = core.split('\n').map((line) => withSigns(line, sign)).join('\n')
  const isOneLine = !core.includes('\n')
  return { from, to, insert, selectFrom: isOneLine ? from + 1 : from, selectTo: isOneLine ? to + 1 : from + insert.length }
}

function withSigns(line: string, sign: string): string {
  const core = line.trim()
  return core === '' ? line : line.replace(core, () => sign + core + sign)
}
