import { assert, constantFrom, integer, array, letrec, property, record, type Arbitrary } from 'fast-check'
import { expect, test } from 'vitest'
import { deepestGroup, emptyTree, type SegmentCondition, type SegmentGroup, type SegmentNode } from '#shared/domain/segment.ts'
import { blankCondition, conditionsIn, draftOf, emptyGroup, finished, isGroup, treeOf, unfinishedIn, type DraftGroup, type DraftPart } from '../../../renderer/features/segments/draft.ts'
import { addPart, canAddGroup, canMove, canWrap, changePart, duplicatePart, findPart, heightOf, movePart, neighborOf, removePart, unwrapGroup, wrapPart } from '../../../renderer/features/segments/tree-edits.ts'

const days = (count: number): SegmentCondition => ({ kind: 'first-seen', is: 'within', days: count })
const all = (...parts: SegmentNode[]): SegmentGroup => ({ kind: 'group', match: 'all', parts })
const any = (...parts: SegmentNode[]): SegmentGroup => ({ kind: 'group', match: 'any', parts })

/** The parts in reading order, groups included. */
const everyPart = (group: DraftGroup): DraftPart[] => group.parts.flatMap((part) => (isGroup(part) ? [part, ...everyPart(part)] : [part]))
const keyOf = (root: DraftGroup, count: number) => conditionsIn(root).find(({ condition }) => condition.kind === 'first-seen' && condition.days === count)!.key
const step = (tree: SegmentGroup, change: (root: DraftGroup) => DraftGroup) => treeOf(change(draftOf(tree)))

test('a condition moves down past its neighbour, into the group below, through it and out again', () => {
  let root = draftOf(all(days(1), days(2), any(days(3), days(4)), days(5)))
  const key = keyOf(root, 1)
  const seen: SegmentGroup[] = []
  for (let next = movePart(root, key, 1); next !== root; next = movePart(root, key, 1)) seen.push(treeOf((root = next)))
  expect(seen).toEqual([
    all(days(2), days(1), any(days(3), days(4)), days(5)),
    all(days(2), any(days(1), days(3), days(4)), days(5)),
    all(days(2), any(days(3), days(1), days(4)), days(5)),
    all(days(2), any(days(3), days(4), days(1)), days(5)),
    all(days(2), any(days(3), days(4)), days(1), days(5)),
    all(days(2), any(days(3), days(4)), days(5), days(1)),
  ])
  for (let next = movePart(root, key, -1); next !== root; next = movePart(root, key, -1)) root = next
  expect(treeOf(root)).toEqual(all(days(1), days(2), any(days(3), days(4)), days(5)))
})

test('a group that loses its last part goes with it, also when that one moves out', () => {
  expect(step(all(days(1), any(all(days(2)))), (root) => removePart(root, keyOf(root, 2)))).toEqual(all(days(1)))
  expect(step(all(any(days(1)), days(2)), (root) => movePart(root, keyOf(root, 1), 1))).toEqual(all(days(1), days(2)))
  expect(step(all(days(1)), (root) => removePart(root, keyOf(root, 1)))).toEqual(emptyTree)
})

test('after a removal work goes on with what follows, else with what stood before, else with the group', () => {
  const root = draftOf(all(days(1), any(days(2)), days(3)))
  const [first, group, , third] = everyPart(root).map(({ key }) => key)
  expect(neighborOf(root, first!)).toBe(group)
  expect(neighborOf(root, keyOf(root, 2))).toBe(third)
  expect(neighborOf(root, third!)).toBe(group)
  expect(neighborOf(draftOf(all(days(1))), 0)).toBeGreaterThan(0)
})

test('a group around a part asks the other way, and taken apart it leaves what was there', () => {
  const root = draftOf(all(days(1), days(2)))
  const wrapped = wrapPart(root, keyOf(root, 2))
  expect(treeOf(wrapped)).toEqual(all(days(1), any(days(2))))
  expect(treeOf(unwrapGroup(wrapped, findPart(wrapped, keyOf(root, 2))!.parent.key))).toEqual(treeOf(root))
  const deep = draftOf(all(any(all(days(1)))))
  expect(canWrap(deep, keyOf(deep, 1))).toBe(false)
  expect(wrapPart(deep, keyOf(deep, 1))).toBe(deep)
  expect(canAddGroup(deep, findPart(deep, keyOf(deep, 1))!.parent.key)).toBe(false)
})

test('unfinished conditions are named and left out, and so are groups that hold nothing else', () => {
  const root = addPart(draftOf(all(days(1), any())), 0, emptyGroup())
  const withBlank = addPart(addPart(root, root.key, emptyGroup('any', [blankCondition('label', 'KRW')])), root.key, blankCondition('purchase-total', 'KRW'))
  expect(unfinishedIn(withBlank).map(({ condition, blanks }) => [condition.kind, blanks])).toEqual([['label', ['label']], ['purchase-total', ['amount']]])
  expect(treeOf(finished(withBlank))).toEqual(all(days(1)))
})

const trees = letrec<{ tree: SegmentGroup; second: SegmentNode; third: SegmentNode; condition: SegmentNode }>((tie) => {
  const condition = integer({ min: 0, max: 999 }).map((count): SegmentNode => days(count))
  const group = (part: Arbitrary<SegmentNode>, minLength: number): Arbitrary<SegmentGroup> => record({ match: constantFrom('all' as const, 'any' as const), parts: array(part, { minLength, maxLength: 4 }) }).map(({ match, parts }) => ({ kind: 'group', match, parts }))
  const either = (part: Arbitrary<SegmentNode>): Arbitrary<SegmentNode> => integer({ min: 0, max: 2 }).chain((choice) => (choice === 0 ? group(part, 1) : condition))
  return { condition, third: either(tie('condition')), second: either(tie('third')), tree: group(tie('second'), 0) }
}).tree
const edits = array(record({ what: constantFrom('add', 'add-group', 'remove', 'up', 'down', 'wrap', 'unwrap', 'duplicate'), at: integer({ min: 0, max: 50 }) }), { maxLength: 25 })

const sorted = (root: DraftGroup) => conditionsIn(root).map(({ condition }) => JSON.stringify(condition)).sort()

test('whatever is done in whatever order, groups never go deeper than allowed, keys stay unique and moving loses nothing', () => {
  assert(property(trees, edits, (tree, steps) => {
    let root = draftOf(tree)
    for (const { what, at } of steps) {
      const parts = everyPart(root)
      const groups = [root, ...parts.filter(isGroup)]
      const key = parts[at % Math.max(1, parts.length)]?.key ?? root.key
      const groupKey = groups[at % groups.length]!.key
      const before = sorted(root)
      if (what === 'add') root = addPart(root, groupKey, blankCondition('vip', 'KRW'))
      if (what === 'add-group') root = addPart(root, groupKey, emptyGroup('any', [blankCondition('vip', 'KRW')]))
      if (what === 'remove') {
        const neighbor = neighborOf(root, key)
        root = removePart(root, key)
        expect(neighbor === root.key || findPart(root, neighbor) !== null).toBe(true)
      }
      if (what === 'duplicate') root = duplicatePart(root, key).root
      if (what === 'wrap') root = wrapPart(root, key)
      if (what === 'unwrap') root = unwrapGroup(root, key)
      if (what === 'up' || what === 'down') {
        const by = what === 'up' ? -1 : 1
        const moved = movePart(root, key, by)
        expect(moved !== root).toBe(canMove(root, key, by))
        root = moved
      }
      if (['wrap', 'unwrap', 'up', 'down'].includes(what)) expect(sorted(root)).toEqual(before)
      const keys = [root, ...everyPart(root)].map((part) => part.key)
      expect(new Set(keys).size).toBe(keys.length)
      expect(heightOf(root)).toBeLessThanOrEqual(deepestGroup)
      expect(everyPart(root).every((part) => !isGroup(part) || part.parts.length > 0)).toBe(true)
    }
  }))
})

test('every place in the tree is reached by steps down, and steps up lead back', () => {
  assert(property(trees, integer({ min: 0, max: 50 }), (tree, at) => {
    const start = draftOf(tree)
    const conditions = conditionsIn(start)
    const key = conditions[at % Math.max(1, conditions.length)]?.key
    if (key === undefined) return
    let root = start
    let count = 0
    for (let next = movePart(root, key, -1); next !== root && count < 100; next = movePart(root, key, -1), count += 1) root = next
    expect(count).toBeLessThan(100)
    expect(root.parts[0]?.key).toBe(key)
    expect(changePart(root, key, (part) => part)).toEqual(root)
  }))
})
