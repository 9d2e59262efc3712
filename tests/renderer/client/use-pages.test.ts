import { expect, test } from 'vitest'
import { firstOf } from '../../../renderer/client/use-pages.ts'

const rows = Array.from({ length: 450 }, (_, index) => index)

function shelf() {
  const asked: { after: string | null; limit: number }[] = []
  const read = (after: string | null, limit: number) => {
    asked.push({ after, limit })
    const from = Number(after ?? 0)
    return Promise.resolve({ items: rows.slice(from, from + limit), next: from + limit < rows.length ? String(from + limit) : null })
  }
  return { asked, read }
}

test.each([[40, 40, '40'], [200, 200, '200'], [440, 440, '440'], [500, 450, null]])('%i wanted rows are read again as %i', async (count, length, next) => {
  const { asked, read } = shelf()
  expect(await firstOf(read, count)).toEqual({ items: rows.slice(0, length), next })
  expect(Math.max(...asked.map(({ limit }) => limit))).toBeLessThanOrEqual(200)
})
