import { defaultSort, everybody, type CustomerSort } from '#shared/domain/customer-table.ts'
import type { Field } from '#shared/domain/fields.ts'
import { describe, expect, test } from 'vitest'
import { knownColumns, narrowestPx, nextSort, offeredColumns, orderOf, widestPx, widthOf, withColumn } from '../../../renderer/features/customers/columns.ts'
import { gridKey } from '../../../renderer/features/customers/grid-keys.ts'
import { goneFrom } from '../../../renderer/features/customers/gone.ts'
import { allWhoFit, isChosen, isEverybody, nobody, sizeOf, stretchBounds, toggled, withChosen } from '../../../renderer/features/customers/selection.ts'
import { asksNothing, isSameSetup, plainSetup } from '../../../renderer/features/customers/table-setup.ts'

const field = (id: number, kind: Field['kind']): Field => ({ id, key: `k${id}`, name: `항목 ${id}`, kind, choices: [], currency: null })

describe('who is chosen', () => {
  test('one by one', () => {
    const two = toggled(toggled(nobody, 4), 9)
    expect([isChosen(two, 4), isChosen(two, 5), sizeOf(two, 100)]).toEqual([true, false, 2])
    expect(sizeOf(toggled(two, 4), 100)).toBe(1)
  })

  test('all who fit, also those nobody has seen, without some', () => {
    const all = withChosen(allWhoFit, [3, 4], false)
    expect([isChosen(all, 77_000), isChosen(all, 3), sizeOf(all, 100_000)]).toEqual([true, false, 99_998])
    expect([isEverybody(allWhoFit, 10), isEverybody(all, 10), isEverybody(allWhoFit, 0)]).toEqual([true, false, false])
    expect(isEverybody(withChosen(all, [3, 4], true), 10)).toBe(true)
  })

  test('a stretch takes its ends with it, whichever way it goes', () => {
    expect([stretchBounds(3, 7), stretchBounds(7, 3)]).toEqual([{ from: 3, to: 8 }, { from: 3, to: 8 }])
  })
})

describe('columns', () => {
  test('are as wide as the owner made them, within reason', () => {
    expect([widthOf('phone', {}), widthOf('phone', { phone: 5 }), widthOf('field.3', { 'field.3': 9000 })]).toEqual([156, narrowestPx, widestPx])
  })

  test('of deleted fields are left out, new ones are offered', () => {
    expect(knownColumns(['phone', 'field.1', 'field.2'], [field(2, 'text')])).toEqual(['phone', 'field.2'])
    expect(offeredColumns([field(2, 'text')]).at(-1)).toBe('field.2')
    expect(withColumn(withColumn(['phone', 'labels'], 'phone', false), 'vip', true)).toEqual(['labels', 'vip'])
  })

  test('sort in the direction people expect first, then the other way round', () => {
    const sorts = (column: Parameters<typeof nextSort>[1], sort: CustomerSort = defaultSort) => nextSort(sort, column, [field(1, 'text'), field(2, 'money')])
    expect(sorts('name')).toEqual({ by: 'name', fieldId: null, direction: 'ascending' })
    expect(sorts('name', sorts('name'))).toMatchObject({ direction: 'descending' })
    expect([sorts('field.1').direction, sorts('field.2').direction, sorts('purchase-total').direction]).toEqual(['ascending', 'descending', 'descending'])
    expect(sorts('last-inbound').direction).toBe('ascending')
    expect([orderOf('labels'), sorts('labels')]).toEqual([null, defaultSort])
  })
})

describe('a view', () => {
  test('is changed by its columns and their order, the sort and the filter, not by how it was written down', () => {
    const { columns, sort, filter } = plainSetup
    expect(isSameSetup(plainSetup, { filter: { ...filter, text: ' ' }, sort: { direction: sort.direction, fieldId: 5, by: sort.by }, columns: [...columns] })).toBe(true)
    expect(isSameSetup(plainSetup, { ...plainSetup, columns: columns.toReversed() })).toBe(false)
    expect(isSameSetup(plainSetup, { ...plainSetup, sort: { ...sort, direction: 'ascending' } })).toBe(false)
    expect(isSameSetup(plainSetup, { ...plainSetup, filter: { ...filter, activity: { is: 'not-within', band: 'active' } } })).toBe(false)
    expect([asksNothing(everybody), asksNothing({ ...everybody, labelId: 1 })]).toEqual([true, false])
  })
})

describe('keys on the grid', () => {
  const press = (key: string, part: Partial<KeyboardEvent> = {}) => gridKey({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, keyCode: 0, ...part } as KeyboardEvent, { active: 10, count: 500, page: 20 })

  test('move, extend, choose, open, and leave everything else alone', () => {
    expect(press('PageDown')).toEqual({ kind: 'move', to: 30, isExtending: false })
    expect(press('End', { shiftKey: true })).toEqual({ kind: 'move', to: 499, isExtending: true })
    expect([press(' ')?.kind, press('a', { ctrlKey: true, code: 'KeyA' })?.kind, press('Enter')?.kind, press('ㄹ', { code: 'KeyF' })?.kind, press('/')?.kind]).toEqual(['toggle', 'all', 'open', 'search', 'search'])
    expect([press('ArrowDown', { altKey: true }), press('x'), press('Tab')]).toEqual([null, null, null])
  })
})

test('a table says what it still asks for although it was deleted', () => {
  const library = { labels: [{ id: 1, name: '단골', color: 'green' as const, contactCount: 0 }], fields: [field(1, 'text')], segments: [] }
  const gone = (part: Partial<typeof plainSetup>) => goneFrom({ ...plainSetup, ...part }, library)
  expect(gone({})).toEqual({ label: false, segment: null, tree: false, field: false })
  expect(gone({ filter: { ...everybody, labelId: 1 }, columns: ['phone', 'field.1'], sort: { by: 'field', fieldId: 1, direction: 'ascending' } })).toEqual(gone({}))
  expect(gone({ filter: { ...everybody, labelId: 2 } }).label).toBe(true)
  expect([gone({ columns: ['field.2'] }).field, gone({ sort: { by: 'field', fieldId: 2, direction: 'ascending' } }).field]).toEqual([true, true])
  const without = { id: 7, name: '미정', tree: { kind: 'group' as const, match: 'all' as const, parts: [{ kind: 'label' as const, is: 'has-not' as const, labelId: 2 }] } }
  const filter = { ...everybody, segmentId: 7 }
  expect(goneFrom({ ...plainSetup, filter }, { ...library, segments: [without] }).segment).toBe(without)
  expect(goneFrom({ ...plainSetup, filter: { ...everybody, tree: without.tree } }, library).tree).toBe(true)
  expect(goneFrom({ ...plainSetup, filter }, library).segment).toBeNull()
})
