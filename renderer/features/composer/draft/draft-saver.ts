import type { DraftReplies } from '#shared/contract/drafts.ts'
import type { Timer } from '../../../client/system-timer.ts'

/** A text that left the field; whether core took it is known by its id. */
export type Underway = { requestId: string; text: string }
export type SavedDraft = { text: string; attachmentIds: number[]; quotedMessageId: number | null; replies: DraftReplies | null; underway: Underway[] }

/** While somebody types, the draft is on disk at most this much later. */
export const saveEveryMs = 300
const retryMs = 2000

/**
 * Writes the newest state of one draft, one write at a time, the first change at once and later ones at most
 * `saveEveryMs` apart. A write that fails is tried again until one succeeds; only the newest state counts.
 */
export function createDraftSaver(save: (draft: SavedDraft) => Promise<void>, timer: Timer) {
  let pending: SavedDraft | null = null
  let writing: Promise<void> | null = null
  /** Runs after every write: until then changes are collected. */
  let cancelTimer: (() => void) | null = null
  let lastSaved = ''

  function wait(ms: number): void {
    cancelTimer?.()
    cancelTimer = timer.after(ms, () => {
      cancelTimer = null
      void write()
    })
  }

  async function write(): Promise<void> {
    if (writing) return writing
    if (!pending) return
    const draft = pending
    pending = null
    writing = save(draft).then(
      () => {
        lastSaved = JSON.stringify(draft)
        wait(saveEveryMs)
      },
      () => {
        pending ??= draft
        wait(retryMs)
      },
    )
    await writing
    writing = null
  }

  return {
    /** What is on disk already, so that an unchanged draft is not written again. */
    assumeSaved(draft: SavedDraft): void {
      lastSaved = JSON.stringify(draft)
    },
    schedule(draft: SavedDraft): void {
      if (JSON.stringify(draft) === lastSaved && !pending && !writing) return
      pending = draft
      if (!writing && !cancelTimer) void write()
    },
    /** Resolves when everything scheduled so far is written, or when its write failed. */
    async flush(): Promise<void> {
      cancelTimer?.()
      cancelTimer = null
      if (writing) await writing
      await write()
    },
    isClean: () => !pending && !writing,
  }
}
export type DraftSaver = ReturnType<typeof createDraftSaver>
