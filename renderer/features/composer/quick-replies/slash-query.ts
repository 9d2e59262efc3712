/** `/word` before the caret; `from` is where the slash stands. */
export type SlashQuery = { from: number; query: string }

const pattern = /(?:^|\s)(\/([^\s/]{0,30}))$/u

/** A slash at the start of a word, so that 1/2, dates and addresses are left alone; a blank ends it. */
export function slashQueryAt(text: string, caret: number): SlashQuery | null {
  const match = pattern.exec(text.slice(Math.max(0, caret - 40), caret))
  const typed = match?.[1]
  return typed === undefined ? null : { from: caret - typed.length, query: match?.[2] ?? '' }
}
