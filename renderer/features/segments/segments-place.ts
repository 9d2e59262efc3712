import { emptyTree, type Segment } from '#shared/domain/segment.ts'
import { create } from 'zustand'
import { conditionsIn, draftOf, emptyGroup, isSameTree, withNewKeys, type DraftGroup } from './draft.ts'

/** A segment being changed; nothing is on disk before it is saved. */
export type Edited = { name: string; root: DraftGroup }
type SegmentKey = number | 'new'

type Place = {
  selected: SegmentKey | null
  /** Changes not saved yet, also of segments not on screen: choosing another one loses nothing. */
  edits: Readonly<Record<string, Edited>>
  /** What takes the focus as soon as it is on screen: the name of a segment, or its row in the list. */
  focus: { on: 'name' | 'row'; key: SegmentKey } | null
}

export const useSegmentsPlace = create<Place>(() => ({ selected: null, edits: {}, focus: null }))

export const focusOn = (on: 'name' | 'row', key: SegmentKey) => useSegmentsPlace.setState({ focus: { on, key } })
export const focusTaken = () => useSegmentsPlace.setState({ focus: null })
export const select = (selected: SegmentKey | null) => useSegmentsPlace.setState({ selected })

/** One that was begun and left goes on; what it starts from is taken only by an untouched one. */
export function startNew(from: Edited = { name: '', root: emptyGroup() }): void {
  useSegmentsPlace.setState(({ edits }) => ({ selected: 'new', focus: { on: 'name', key: 'new' }, edits: { ...edits, new: edits['new'] && !isUntouched(edits['new']) ? edits['new'] : { ...from, root: withNewKeys(from.root) } } }))
}

export function changeEdit(key: SegmentKey, edited: Edited): void {
  useSegmentsPlace.setState(({ edits }) => ({ edits: { ...edits, [key]: edited } }))
}

export function dropEdit(key: SegmentKey): void {
  useSegmentsPlace.setState(({ edits, selected }) => ({ edits: Object.fromEntries(Object.entries(edits).filter(([name]) => name !== String(key))), selected: key === 'new' && selected === 'new' ? null : selected }))
}

const savedDrafts = new WeakMap<Segment, Edited>()
/** The same keys as long as the saved segment is the same. */
export function savedEdit(segment: Segment): Edited {
  const known = savedDrafts.get(segment) ?? { name: segment.name, root: draftOf(segment.tree) }
  savedDrafts.set(segment, known)
  return known
}

export const isUntouched = ({ name, root }: Edited): boolean => name.trim() === '' && conditionsIn(root).length === 0
export const isChanged = (edited: Edited, segment: Segment | null): boolean => (segment ? edited.name.trim() !== segment.name || !isSameTree(edited.root, savedEdit(segment).root) : !isUntouched(edited))
export const noSegment: Edited = { name: '', root: draftOf(emptyTree) }
