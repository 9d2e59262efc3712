import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { CustomerAsker } from './customer-questions.ts'
import type { ExportChunks, ExportQuery } from './export-rows.ts'
import type { ReaderAnswer, ReaderRequest } from './reader-protocol.ts'

/** So many are under way that the reading thread never waits for the next question. */
const chunksAhead = 3

type WithoutId<Request> = Request extends { id: number } ? Omit<Request, 'id'> : never

/** The reading thread of one database file; started at the first request, stopped by `close`. */
export type Reader = {
  exportChunks: ExportChunks
  checkIntegrity(isFull: boolean): Promise<string[]>
  /** A compact, self-contained copy as of now; answers its size in bytes. */
  backUp(target: string): Promise<number>
  askCustomers: CustomerAsker
  close(): Promise<void>
}

export function createReader(file: string): Reader {
  let worker: Worker | null = null
  let lastId = 0
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()

  const start = (): Worker => {
    const started = new Worker(workerUrl(), { workerData: { file } })
    started.on('message', (answer: ReaderAnswer) => {
      const request = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (answer.ok) request?.resolve(answer.value)
      else request?.reject(Object.assign(new Error(answer.message), answer.code === null ? {} : { code: answer.code }))
      if (waiting.size === 0) started.unref()
    })
    const fail = (error: Error) => {
      for (const request of waiting.values()) request.reject(error)
      waiting.clear()
      worker = null
    }
    started.on('error', fail)
    started.on('exit', () => fail(new Error('The reading thread ended')))
    return started
  }

  const ask = (request: WithoutId<ReaderRequest>, id = ++lastId): Promise<unknown> =>
    new Promise((resolve, reject) => {
      worker ??= start()
      worker.ref()
      waiting.set(id, { resolve, reject })
      worker.postMessage({ ...request, id })
    })

  return {
    async *exportChunks<Item>(query: ExportQuery) {
      const id = ++lastId
      await ask({ verb: 'open-export', query }, id)
      try {
        const coming: Promise<unknown>[] = []
        for (;;) {
          // Read while this one is used; a failure is met when it is waited for.
          while (coming.length < chunksAhead) {
            const next = ask({ verb: 'next-chunk', export: id })
            next.catch(() => undefined)
            coming.push(next)
          }
          const chunk = (await coming.shift()) as Item[] | null
          if (chunk === null) return
          yield chunk
        }
      } finally {
        await ask({ verb: 'close-export', export: id })
      }
    },
    checkIntegrity: async (isFull) => (await ask({ verb: 'check-integrity', isFull })) as string[],
    backUp: async (target) => (await ask({ verb: 'back-up', target })) as number,
    askCustomers: (question) => ask({ verb: 'ask-customers', question }),
    close: async () => {
      await worker?.terminate()
      worker = null
    },
  }
}

/** Beside this module when run from source; an entry of its own, `store-reader.js`, in the built app. */
function workerUrl(): URL {
  const candidates = ['./reader.worker.ts', './store-reader.js', '../store-reader.js'].map((name) => new URL(name, import.meta.url))
  const found = candidates.find((url) => existsSync(url))
  if (!found) throw new Error('The code of the reading thread is missing')
  return found
}
