import { createContext, useContext } from 'react'
import type { Words } from './condition-words.ts'
import type { DraftGroup } from './draft.ts'

/** Where the focus goes when the tree has changed: a control of a part by its place in it, or what the part's menu opens from. */
export type FocusWish = { key: number; control: number | 'menu' | 'add' }

export type Builder = {
  root: DraftGroup
  words: Words
  /** Labels and fields are known, so what is missing among them is gone. */
  isReady: boolean
  isFull: boolean
  change: (root: DraftGroup, focus?: FocusWish | null, spoken?: string) => void
  /** The element of the last wish, for menus that would give the focus back to a part that moved. */
  wished: () => HTMLElement | null
}

export const BuilderContext = createContext<Builder | null>(null)

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext)
  if (!builder) throw new Error('Conditions are shown inside a builder only')
  return builder
}
