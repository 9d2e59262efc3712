import { monitorEventLoopDelay } from 'node:perf_hooks'
import { everybody } from '#shared/domain/customer-table.ts'
import { importFilesPath, attachmentHeaders } from '#shared/contract/http.ts'
import type { StagedImport } from '#shared/contract/imports.ts'
import { createApplication } from '#adapters/web/application.ts'
import { customerTable, customerTableColumns } from '../support/customer-table.ts'
import { delayDuring } from './event-loop-delay.ts'
import { metric, type Metric } from './metric.ts'
import { startConnectedHost, type ConnectedHost } from './running-shop.ts'
import { underLoad } from './under-load.ts'

const mostRows = 100_000

/** Delay of the main side's event loop during each large change of customers, webhooks arriving all the while. */
export async function largeChanges(scale: number): Promise<Metric[]> {
  const running = await startConnectedHost(scale)
  const { client } = running
  const delay = monitorEventLoopDelay({ resolution: 1 })
  try {
    const count = Math.min(mostRows, scale)
    const fileId = await stage(running, count)
    const plan = { columns: [...customerTableColumns], hasHeader: true, country: 'KR', currency: 'KRW', known: 'keep' as const }
    const metrics: Metric[] = []
    const during = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
      const result: Result[] = []
      const { p99Ms, longestMs } = await delayDuring(delay, async () => { result.push(await underLoad(running.host.receiverUrl()!, name, work)) })
      metrics.push(metric({ id: 'F8', name: `event loop delay during ${name}`, scale, value: p99Ms, unit: 'ms p99', bar: '<= 20 ms', ok: p99Ms <= 20 }))
      metrics.push(metric({ id: 'F8', name: `event loop delay during ${name}, longest`, scale, value: longestMs, unit: 'ms max', bar: '<= 100 ms', ok: longestMs <= 100 }))
      return result[0]!
    }
    await during(`the check of ${count} rows`, () => client.imports.check({ fileId, plan, job: null }))
    const { undoId, counts } = await during(`an import of ${count} rows`, () => client.imports.run({ fileId, plan, job: null }))
    if (counts.new < count * 0.9) throw new Error(`imported ${JSON.stringify(counts)}`)
    const label = await client.labels.create({ name: 'bench', color: 'grey' })
    const { count: labelled } = await client.customers.count({ filter: everybody })
    await during(`labelling ${labelled} customers`, () => client.customers.change({ who: { kind: 'all-who-fit', filter: everybody, except: [] }, what: { kind: 'labels', add: [label.id], remove: [] }, job: 'bench' }))
    await during('the undoing of the import', () => client.customers.undo({ undoId }))
    return metrics
  } finally {
    await running.stop()
  }
}

async function stage({ host }: ConnectedHost, count: number): Promise<string> {
  const bytes = Buffer.concat([...customerTable(count)])
  const application = createApplication({ renderer: () => Promise.resolve(new Response(null, { status: 404 })), files: () => host.files(), onError: (error) => { throw error } })
  const answer = await application(new Request(`http://shop${importFilesPath}`, { method: 'PUT', body: bytes, headers: { [attachmentHeaders.fileName]: 'customers.csv' } }))
  return ((await answer.json()) as StagedImport).fileId
}
