import type { KeptFile } from './kept-file.ts'

/** What the customer may tap below the text. A title that is one variable alone becomes one choice per line or comma of its value. */
export type QuickReplyChoices =
  | { kind: 'buttons'; titles: string[] }
  | { kind: 'list'; button: string; rows: { title: string; description: string | null }[] }

/** What the owner writes. `shortcut` is typed after the slash; empty when there is none. */
export type QuickReplyContent = { title: string; shortcut: string; body: string; choices: QuickReplyChoices | null }

export type QuickReply = QuickReplyContent & {
  id: number
  /** Null: in no folder. */
  folderId: number | null
  files: KeptFile[]
  useCount: number
  /** Characters that did not have to be typed, over all uses. */
  usedCharacters: number
  lastUsedAtMs: number | null
  updatedAtMs: number
}

export type QuickReplyFolder = { id: number; name: string }

/** Both in the order the owner gave them. */
export type QuickReplyLibrary = { folders: QuickReplyFolder[]; replies: QuickReply[] }

export type Use = Pick<QuickReply, 'useCount' | 'usedCharacters'>

/** Time typing would have taken, less the time choosing took; never negative. Milliseconds. */
export function timeSavedMs(uses: readonly Use[], charactersPerMinute: number, choosingMs: number): number {
  return uses.reduce((sum, use) => sum + Math.max(0, (use.usedCharacters / charactersPerMinute) * 60_000 - use.useCount * choosingMs), 0)
}
