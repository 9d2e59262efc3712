import type { PortableReply } from '#shared/domain/quick-reply-table.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import type { QuickReply, QuickReplyContent, QuickReplyFolder, QuickReplyLibrary } from '#shared/domain/quick-reply.ts'

export type QuickReplyStore = {
  quickReplies(): Promise<QuickReplyLibrary>
  /** Null: not found, or deleted. */
  quickReply(id: number): Promise<QuickReply | null>
  /** Files that it no longer names, and that no other quick reply uses, are forgotten later by `sweepKeptFiles`. */
  saveQuickReply(reply: QuickReplyContent & { id: number | null; folderId: number | null; fileIds: readonly number[]; nowMs: number }): Promise<QuickReply>
  /** Beside the first, with the same files and no shortcut; null when it is gone. */
  duplicateQuickReply(id: number, title: string, nowMs: number): Promise<QuickReply | null>
  /** All or none; folders are made where no other has that name. */
  addQuickReplies(replies: readonly PortableReply[], nowMs: number): Promise<number[]>
  setQuickReplyDeleted(ids: readonly number[], deletedAtMs: number | null): Promise<void>
  arrangeQuickReplies(folderId: number | null, ids: readonly number[]): Promise<void>
  saveQuickReplyFolder(folder: { id: number | null; name: string }): Promise<QuickReplyFolder | null>
  removeQuickReplyFolder(id: number): Promise<void>
  arrangeQuickReplyFolders(ids: readonly number[]): Promise<void>
  addKeptFile(file: Omit<KeptFile, 'id'> & { key: string; nowMs: number }): Promise<KeptFile>
  keptFile(id: number): Promise<(KeptFile & { key: string }) | null>
  /** Forgets quick replies and products deleted before and files that nothing named since; answers the bytes to remove from disk. */
  sweepQuickReplies(olderThanMs: { deleted: number; files: number }): Promise<string[]>
}
