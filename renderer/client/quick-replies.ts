import { useEffect } from 'react'
import { create } from 'zustand'
import type { TextVariable } from '#shared/contract/quick-replies.ts'
import { timeSavedMs, type QuickReplyContent, type QuickReplyLibrary, type Use } from '#shared/domain/quick-reply.ts'
import type { KnownVariables, VariableValues } from '#shared/domain/text-variables.ts'
import { api } from './api.ts'
import { onEvent, onResync } from './events.ts'
import { useLimit } from './policy-limits.ts'

export type LibraryState = { state: 'loading' } | { state: 'error'; error: unknown } | { state: 'ready'; library: QuickReplyLibrary }
export type CustomerVariables = { variables: TextVariable[]; known: KnownVariables; values: VariableValues }

/** The whole library at hand, so that the list at the caret opens within the key press that asks for it. */
const useStore = create<LibraryState>(() => ({ state: 'loading' }))

let isFollowing = false

export function loadQuickReplies(): Promise<void> {
  return api.quickReplies.all().then(
    (library) => useStore.setState({ state: 'ready', library }, true),
    (error: unknown) => {
      if (useStore.getState().state !== 'ready') useStore.setState({ state: 'error', error }, true)
    },
  )
}

function follow(): void {
  if (isFollowing) return
  isFollowing = true
  const load = () => void loadQuickReplies()
  load()
  onEvent('library', ({ part }) => part === 'quick-replies' && load())
  onEvent('restart', () => {
    useStore.setState({ state: 'loading' }, true)
    load()
  })
  onResync(load)
}

export function useQuickReplies(): LibraryState {
  useEffect(follow, [])
  return useStore()
}

/** Asks for them before somebody does, and answers what is here. */
export function currentQuickReplies(): QuickReplyLibrary | null {
  follow()
  const now = useStore.getState()
  return now.state === 'ready' ? now.library : null
}

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
