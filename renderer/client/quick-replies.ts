import type { TextVariable } from '#shared/contract/quick-replies.ts'
import { timeSavedMs, type QuickReplyContent, type Use } from '#shared/domain/quick-reply.ts'
import type { KnownVariables, VariableValues } from '#shared/domain/text-variables.ts'
import { api } from './api.ts'
import { useLimit } from './policy-limits.ts'
import { createWholeLibrary } from './whole-library.ts'

export type CustomerVariables = { variables: TextVariable[]; known: KnownVariables; values: VariableValues }

/** So that the list at the caret opens within the key press that asks for it. */
const quickReplies = createWholeLibrary(['quick-replies'], () => api.quickReplies.all())

export const useQuickReplies = quickReplies.useIt
export const currentQuickReplies = quickReplies.current
export const loadQuickReplies = quickReplies.load

export const variablesFor = (conversationId: number | null): Promise<CustomerVariables> => api.quickReplies.variables({ conversationId })

export type EditedReply = QuickReplyContent & { id: number | null; folderId: number | null; fileIds: number[] }

/** Every change; the library follows by its event. */
export const quickReplyChanges = {
  save: (reply: EditedReply) => api.quickReplies.save(reply),
  duplicate: (id: number, title: string) => api.quickReplies.duplicate({ id, title }),
  remove: (ids: number[]) => api.quickReplies.remove({ ids }),
  restore: (ids: number[]) => api.quickReplies.restore({ ids }),
  arrange: (folderId: number | null, ids: number[]) => api.quickReplies.arrange({ folderId, ids }),
  saveFolder: (id: number | null, name: string) => api.quickReplies.saveFolder({ id, name }),
  removeFolder: (id: number) => api.quickReplies.removeFolder({ id }),
  arrangeFolders: (ids: number[]) => api.quickReplies.arrangeFolders({ ids }),
  takeFiles: (id: number, conversationId: number) => api.quickReplies.takeFiles({ id, conversationId }),
  importFile: (format: 'json' | 'csv', text: string, isDryRun: boolean) => api.quickReplies.importFile({ format, text, isDryRun }),
  exportFile: (format: 'json' | 'csv') => api.quickReplies.exportFile({ format }),
}

/** What using them saved so far, by the owner's own measures. Milliseconds. */
export function useTimeSaved(replies: readonly Use[]): number {
  const limit = useLimit()
  return timeSavedMs(replies, limit('quick-replies.typing-speed'), limit('quick-replies.choosing-time'))
}
