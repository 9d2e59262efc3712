import { statSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { answerCustomers } from './customer-questions.ts'
import { createDriver, type Driver } from './driver.ts'
import { exportRows } from './export-rows.ts'
import { checkIntegrity } from './integrity.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-protocol.ts'

/** A thread with a read-only connection of its own, for what would hold the main thread for longer than a frame. */
const { file } = workerData as { file: string }
const port = parentPort
if (!port) throw new Error('This module runs in a worker thread')

/** Kept open between questions, so that pages and prepared statements stay; it holds no snapshot meanwhile. */
let asking: Driver | null = null
const open = new Map<number, { database: Database.Database; chunks: Iterator<unknown[]> }>()

function connect(): Database.Database {
  return new Database(file, { readonly: true, fileMustExist: true })
}

function answer(request: ReaderRequest): ReaderAnswer {
  switch (request.verb) {
    case 'open-export': {
      const database = connect()
      open.set(request.id, { database, chunks: exportRows(createDriver(database), request.query) })
      return { id: request.id, ok: true, value: null }
    }
    case 'next-chunk': {
      const running = open.get(request.export)
      const next = running?.chunks.next()
      if (!next || next.done) closeExport(request.export)
      return { id: request.id, ok: true, value: next && !next.done ? next.value : null }
    }
    case 'close-export':
      closeExport(request.export)
      return { id: request.id, ok: true, value: null }
    case 'check-integrity':
      return { id: request.id, ok: true, value: withDatabase((database) => checkIntegrity(database, request.isFull)) }
    case 'back-up':
      withDatabase((database) => database.prepare('VACUUM INTO ?').run(request.target))
      return { id: request.id, ok: true, value: statSync(request.target).size }
    case 'ask-customers': {
      const driver = (asking ??= createDriver(connect()))
      return { id: request.id, ok: true, value: driver.snapshot(() => answerCustomers(driver, request.question)) }
    }
  }
}

function withDatabase<Result>(work: (database: Database.Database) => Result): Result {
  const database = connect()
  try {
    return work(database)
  } finally {
    database.close()
  }
}

function closeExport(id: number): void {
  const running = open.get(id)
  if (!running) return
  open.delete(id)
  running.chunks.return?.()
  running.database.close()
}

port.on('message', (request: ReaderRequest) => {
  try {
    port.postMessage(answer(request))
  } catch (error) {
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
    port.postMessage({ id: request.id, ok: false, message: error instanceof Error ? error.message : String(error), code } satisfies ReaderAnswer)
  }
})
