import { existsSync, mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { once } from 'node:events'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import type { ReaderAnswer, ReaderRequest } from '#adapters/store/reader-protocol.ts'
import { seedShop } from '#adapters/store/seed-shop.ts'
import { storeFiles } from '#adapters/store/store-files.ts'
import { projectRoot } from '../../../support/app-process.ts'
import { ensureBuilt } from '../../../support/built-app.ts'

it('the reading thread of the built app exports, checks and backs up', async () => {
  ensureBuilt()
  const folder = mkdtempSync(join(tmpdir(), 'danggol-reader-'))
  seedShop({ folder, contacts: 30, messages: 1200, seed: 2 })
  const file = storeFiles(folder).database
  const script = join(projectRoot, 'dist/main/store-reader.js')
  expect(existsSync(script)).toBe(true)
  const worker = new Worker(script, { workerData: { file } })
  const ask = async (request: ReaderRequest): Promise<unknown> => {
    worker.postMessage(request)
    const [answer] = (await once(worker, 'message')) as [ReaderAnswer]
    if (!answer.ok) throw new Error(answer.message)
    return answer.value
  }
  await ask({ id: 1, verb: 'open-export', query: { rows: 'messages' } })
  const sizes: number[] = []
  for (let id = 2; ; id += 1) {
    const chunk = (await ask({ id, verb: 'next-chunk', export: 1 })) as unknown[] | null
    if (chunk === null) break
    sizes.push(chunk.length)
  }
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(1200)
  expect(await ask({ id: 90, verb: 'check-integrity', isFull: true })).toEqual([])
  const target = join(folder, 'copy.db')
  expect(await ask({ id: 91, verb: 'back-up', target })).toBe(statSync(target).size)
  const copy = new Database(target, { readonly: true })
  expect(copy.prepare('SELECT count(*) FROM messages').pluck().get()).toBe(1200)
  copy.close()
  await worker.terminate()
}, 120_000)
