import { openAsBlob } from 'node:fs'
import { join } from 'node:path'
import { policyValue } from '#shared/policy/policy.ts'
import { customerTableColumns } from '../support/customer-table.ts'
import { writeCustomerTable } from './customer-table-file.ts'
import { metric, timed, type Metric } from './metric.ts'
import { startRunningShop } from './running-shop.ts'
import { underLoad } from './under-load.ts'
import { askWatch, watchedHost } from './watched-host.ts'

const mostSeconds = 120
/** Held whole it would be some 300 MB, as bytes and as text. Where each number stood takes twenty to forty bytes a row, the cache of the database 64 MB. */
const mostGrowthMb = 250

/** A table as large as one may be, in CP949, uploaded to the app in a process of its own and checked there while customers write. */
export async function largestTable(scale: number): Promise<Metric[]> {
  const running = await startRunningShop(scale, { script: watchedHost })
  try {
    const path = join(running.shop.home, 'customers.csv')
    const rows = writeCustomerTable(path, policyValue('imports.size'))
    const other = await running.signIn()
    const plan = { columns: [...customerTableColumns], hasHeader: true, country: 'KR', currency: 'KRW', known: 'keep' as const }
    await askWatch(running.shop.dataDir, 'POST')
    let sizeBytes = 0
    const elapsedMs = await timed(() => underLoad(running.receiverUrl, 'the largest table', async () => {
      const staged = await other.stageTable('customers.csv', await openAsBlob(path))
      sizeBytes = staged.sizeBytes
      const { encoding } = await other.client.imports.preview({ fileId: staged.fileId })
      const { rowCount, counts } = await other.client.imports.check({ fileId: staged.fileId, plan, job: null })
      if (encoding !== 'cp949' || rowCount !== rows || counts.new < rows * 0.9) throw new Error(`of ${rows} rows in cp949: ${encoding} ${JSON.stringify(counts)}`)
    }))
    const { p99Ms, longestMs, growthBytes } = await askWatch(running.shop.dataDir, 'GET')
    const name = `the check of a table of ${(sizeBytes / 1e6).toFixed(1)} MB, ${rows} rows`
    const line = (what: string, value: number, unit: string, most: number) => metric({ id: 'F8', name: `${name}${what}`, scale, value, unit, bar: `<= ${most} ${unit.split(' ')[0]!}`, ok: value <= most })
    return [
      line(', upload to counts', elapsedMs / 1000, 's', mostSeconds), line(': event loop delay', p99Ms, 'ms p99', 20), line(': event loop delay, longest', longestMs, 'ms max', 100),
      line(': growth of memory', growthBytes / 1e6, 'MB', mostGrowthMb),
    ]
  } finally {
    await running.stop()
  }
}
