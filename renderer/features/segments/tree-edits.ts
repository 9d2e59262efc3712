import { deepestGroup } from '#shared/domain/segment.ts'
import { emptyGroup, isGroup, withNewKeys, type DraftGroup, type DraftPart } from './draft.ts'

/** Every change answers a new root, or the very same one when the depth of groups or the edge of the tree forbids it. */
type Found = { part: DraftPart; parent: DraftGroup; index: number; parentDepth: number }

export function findPart(group: DraftGroup, key: number, depth = 1): Found | null {
  for (const [index, part] of group.parts.entries()) {
    if (part.key === key) return { part, parent: group, index, parentDepth: depth }
    const within = isGroup(part) ? findPart(part, key, depth + 1) : null
    if (within) return within
  }
  return null
}

/** Groups within groups; a condition has none. */
export const heightOf = (part: DraftPart): number => (isGroup(part) ? 1 + Math.max(0, ...part.parts.map(heightOf)) : 0)
const depthOf = (root: DraftGroup, groupKey: number): number => (root.key === groupKey ? 1 : (findPart(root, groupKey)?.parentDepth ?? deepestGroup) + 1)
const fits = (depth: number, part: DraftPart): boolean => depth + heightOf(part) <= deepestGroup

const inGroup = (root: DraftGroup, groupKey: number, change: (parts: readonly DraftPart[]) => readonly DraftPart[]): DraftGroup =>
  root.key === groupKey ? { ...root, parts: change(root.parts) } : { ...root, parts: root.parts.map((part) => (isGroup(part) ? inGroup(part, groupKey, change) : part)) }

export function changePart(root: DraftGroup, key: number, change: (part: DraftPart) => DraftPart): DraftGroup {
  if (root.key === key) return change(root) as DraftGroup
  const found = findPart(root, key)
  return found ? inGroup(root, found.parent.key, (parts) => parts.with(found.index, change(found.part))) : root
}

export function addPart(root: DraftGroup, groupKey: number, part: DraftPart): DraftGroup {
  return fits(depthOf(root, groupKey), part) ? inGroup(root, groupKey, (parts) => [...parts, part]) : root
}

export const canAddGroup = (root: DraftGroup, groupKey: number): boolean => depthOf(root, groupKey) < deepestGroup

/** A group that loses its last part goes with it. */
export function removePart(root: DraftGroup, key: number): DraftGroup {
  const found = findPart(root, key)
  if (!found) return root
  if (found.parent.parts.length === 1 && found.parent.key !== root.key) return removePart(root, found.parent.key)
  return inGroup(root, found.parent.key, (parts) => parts.toSpliced(found.index, 1))
}

/** Where work goes on when this part is gone: what takes its place, else what stood before it, else its group. */
export function neighborOf(root: DraftGroup, key: number): number {
  const found = findPart(root, key)
  if (!found) return root.key
  const { parent, index } = found
  if (parent.parts.length === 1 && parent.key !== root.key) return neighborOf(root, parent.key)
  return (parent.parts[index + 1] ?? parent.parts[index - 1] ?? parent).key
}

export function duplicatePart(root: DraftGroup, key: number): { root: DraftGroup; copyKey: number } {
  const found = findPart(root, key)
  if (!found) return { root, copyKey: key }
  const copy = withNewKeys(found.part)
  return { root: inGroup(root, found.parent.key, (parts) => parts.toSpliced(found.index + 1, 0, copy)), copyKey: copy.key }
}

/** One step through the tree as it is read from top to bottom: past a condition, into a group beside it, out of its own at the edge. */
export function movePart(root: DraftGroup, key: number, by: 1 | -1): DraftGroup {
  const found = findPart(root, key)
  if (!found) return root
  const { part, parent, index, parentDepth } = found
  const beside = parent.parts[index + by]
  if (beside && isGroup(beside) && fits(parentDepth + 1, part)) {
    const left = inGroup(root, parent.key, (parts) => parts.toSpliced(index, 1))
    return inGroup(left, beside.key, (parts) => (by === 1 ? [part, ...parts] : [...parts, part]))
  }
  if (beside) return inGroup(root, parent.key, (parts) => parts.with(index, beside).with(index + by, part))
  const outer = parent.key === root.key ? null : findPart(root, parent.key)
  if (!outer) return root
  const isEmptied = parent.parts.length === 1
  const left = inGroup(root, parent.key, (parts) => parts.toSpliced(index, 1))
  return inGroup(left, outer.parent.key, (parts) => (isEmptied ? parts.with(outer.index, part) : parts.toSpliced(outer.index + (by === 1 ? 1 : 0), 0, part)))
}

export const canMove = (root: DraftGroup, key: number, by: 1 | -1): boolean => movePart(root, key, by) !== root

export function canWrap(root: DraftGroup, key: number): boolean {
  const found = findPart(root, key)
  return found !== null && fits(found.parentDepth + 1, found.part)
}

/** A group around one part; it asks the other way than the group it stands in, else it would change nothing. */
export function wrapPart(root: DraftGroup, key: number): DraftGroup {
  const found = findPart(root, key)
  if (!found || !canWrap(root, key)) return root
  return inGroup(root, found.parent.key, (parts) => parts.with(found.index, emptyGroup(found.parent.match === 'all' ? 'any' : 'all', [found.part])))
}

export function unwrapGroup(root: DraftGroup, key: number): DraftGroup {
  const found = findPart(root, key)
  if (!found || !isGroup(found.part)) return root
  const { part, index, parent } = found
  return inGroup(root, parent.key, (parts) => parts.toSpliced(index, 1, ...part.parts))
}
