/** Chosen one by one, or everybody who fits the filter without some. */
export type Selection = { mode: 'some' | 'all-but'; ids: ReadonlySet<number> }

export const nobody: Selection = { mode: 'some', ids: new Set() }
export const allWhoFit: Selection = { mode: 'all-but', ids: new Set() }

export const isChosen = ({ mode, ids }: Selection, id: number): boolean => ids.has(id) === (mode === 'some')

/** `count`: how many fit the filter. */
export const sizeOf = ({ mode, ids }: Selection, count: number): number => (mode === 'some' ? ids.size : Math.max(0, count - ids.size))

export const isEverybody = ({ mode, ids }: Selection, count: number): boolean => count > 0 && (mode === 'all-but' ? ids.size === 0 : ids.size >= count)

export function withChosen(selection: Selection, changed: readonly number[], isOn: boolean): Selection {
  const ids = new Set(selection.ids)
  for (const id of changed) {
    if (isOn === (selection.mode === 'some')) ids.add(id)
    else ids.delete(id)
  }
  return { ...selection, ids }
}

export const toggled = (selection: Selection, id: number): Selection => withChosen(selection, [id], !isChosen(selection, id))

/** A stretch of rows from where a choice began to where it has come; `base` is what was chosen before it began. */
export type Stretch = { base: Selection; anchor: number; isOn: boolean }

export const stretchBounds = (anchor: number, at: number): { from: number; to: number } => ({ from: Math.min(anchor, at), to: Math.max(anchor, at) + 1 })
