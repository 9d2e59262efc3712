import type { SavedDraft } from './draft-saver.ts'

/** Drafts on their way to disk, kept with this tab so that a reload while the app is away loses nothing. */
const prefix = 'unsaved-draft '
const keyOf = (conversationId: number) => `${prefix}${conversationId}`

export function keepUnsaved(conversationId: number, draft: SavedDraft): string {
  const text = JSON.stringify(draft)
  try {
    sessionStorage.setItem(keyOf(conversationId), text)
  } catch {
    // Storage is full or forbidden: the draft still goes to the app itself.
  }
  return text
}

/** Only what was kept for this very save: a later one may be on its way. */
export function forgetUnsaved(conversationId: number, kept: string): void {
  if (sessionStorage.getItem(keyOf(conversationId)) === kept) sessionStorage.removeItem(keyOf(conversationId))
}

export function unsavedDraft(conversationId: number): SavedDraft | null {
  const kept = sessionStorage.getItem(keyOf(conversationId))
  return kept === null ? null : (JSON.parse(kept) as SavedDraft)
}

/** Another shop has other conversations under the same numbers. */
export function forgetAllUnsaved(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
}
