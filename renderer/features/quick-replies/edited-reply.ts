import type { KeptFile } from '#shared/domain/kept-file.ts'
import type { QuickReply, QuickReplyChoices } from '#shared/domain/quick-reply.ts'
import { create } from 'zustand'

/** A quick reply being changed; nothing is on disk before it is saved. */
export type Edited = { folderId: number | null; title: string; shortcut: string; body: string; choices: QuickReplyChoices | null; files: KeptFile[] }
export type Selection = number | 'new' | null

const blank: Edited = { folderId: null, title: '', shortcut: '', body: '', choices: null, files: [] }

type Place = {
  selected: Selection
  query: string
  sort: Sort
  /** Changes not saved yet, also of quick replies not on screen: choosing another one loses nothing. */
  edits: Readonly<Record<string, Edited>>
}
export const sorts = ['own', 'used', 'recent', 'title'] as const
export type Sort = (typeof sorts)[number]

export const useLibraryPlace = create<Place>(() => ({ selected: null, query: '', sort: 'own', edits: {} }))

export const select = (selected: Selection) => useLibraryPlace.setState({ selected })

/** A new one starts in the folder given. */
export function startNew(folderId: number | null): void {
  useLibraryPlace.setState(({ edits }) => ({ selected: 'new', query: '', edits: { ...edits, new: edits['new'] ?? { ...blank, folderId } } }))
}

export const savedFields = ({ folderId, title, shortcut, body, choices, files }: QuickReply): Edited => ({ folderId, title, shortcut, body, choices, files })

export function changeEdit(key: number | 'new', edited: Edited): void {
  useLibraryPlace.setState(({ edits }) => ({ edits: { ...edits, [key]: edited } }))
}

export function dropEdit(key: number | 'new'): void {
  useLibraryPlace.setState(({ edits, selected }) => ({ edits: Object.fromEntries(Object.entries(edits).filter(([name]) => name !== String(key))), selected: key === 'new' && selected === 'new' ? null : selected }))
}

export const isSame = (one: Edited, other: Edited) => JSON.stringify(one) === JSON.stringify(other)
export const isBlank = (edited: Edited) => isSame({ ...edited, folderId: null }, blank)
