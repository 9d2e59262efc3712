import { expect, it } from 'vitest'
import type { Message } from '#shared/domain/message.ts'
import { threadRows } from '../../../renderer/features/thread/model/group-messages.ts'
import { aMessage } from './message-builder.ts'

const minute = 60_000
const day = 24 * 60 * minute
const dayOf = (ms: number) => String(Math.floor(ms / day))
const shape = (rows: ReturnType<typeof threadRows>) => rows.map((row) => `${row.startsDay ? 'D' : ''}${row.hasDivider ? 'N' : ''}${row.continuesGroup ? 'g' : '.'}`).join(' ')
const at = (id: number, timestampMs: number, rest: Partial<Omit<Message, 'id'>> = {}) => aMessage({ id, timestampMs, ...rest })

it('groups one author within five minutes, and breaks at direction, origin, day and divider', () => {
  const messages = [
    at(1, 0), at(2, minute), at(3, 7 * minute), at(4, 7 * minute, { direction: 'outbound', origin: 'person' }),
    at(5, 8 * minute, { direction: 'outbound', origin: 'automation' }), at(6, 9 * minute), at(7, 10 * minute), at(8, day), at(9, day + 1),
    at(10, day + 2, { content: { type: 'system', event: 'x', body: null } }),
  ]
  expect(shape(threadRows(null, messages, 7, dayOf))).toBe('D. g . . . . N. D. g .')
})

it('uses the hidden message ahead for the first row', () => {
  expect(shape(threadRows(at(1, 0), [at(2, 1)], null, dayOf))).toBe('g')
  expect(shape(threadRows(at(1, 0), [at(2, day)], null, dayOf))).toBe('D.')
})
