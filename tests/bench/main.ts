import { parseArgs } from 'node:util'
import { automation } from './f12-automation.ts'
import { customers } from './f13-customers.ts'
import { customerTable } from './f14-customer-table.ts'
import { eventLoop } from './f8-event-loop.ts'
import { exportingConversation } from './f10-export.ts'
import { exportingEverything } from './f8-exports.ts'
import { firstLoad } from './f11-first-load.ts'
import { inbound } from './f1-inbound.ts'
import { largestTable } from './f8-largest-table.ts'
import { memory } from './f10-memory.ts'
import type { Metric } from './metric.ts'
import { pages } from './f5-pages.ts'
import { painted } from './f2-painted.ts'
import { Report } from './report.ts'
import { screen } from './f6-screen.ts'
import { search } from './f4-search.ts'
import { sending } from './f3-sending.ts'
import { start } from './f7-start.ts'
import { tables } from './f9-tables.ts'

const measures: Readonly<Record<string, (scale: number) => Promise<Metric[]>>> = {
  F1: inbound, F2: painted, F3: sending, F4: search, F5: pages, F6: screen, F7: start, F8: eventLoop, F8X: exportingEverything, F8I: largestTable, F9: tables, F10: memory, F10X: exportingConversation, F11: firstLoad, F12: automation, F13: customers, F14: customerTable,
}
/** Measured once: the size of the shop plays no part, or the larger one says it all. */
const onceOnly: Readonly<Record<string, (...scales: number[]) => number>> = { F3: Math.min, F8I: Math.max, F10X: Math.min, F11: Math.min }

const usage = `npm run bench -- [--only ${Object.keys(measures).join(',')}] [--scale 10000,1000000] [--json FILE]`
const { values } = parseArgs({ options: { json: { type: 'string' }, scale: { type: 'string' }, only: { type: 'string' }, help: { type: 'boolean' } } })
if (values.help) {
  console.log(usage)
  process.exit(0)
}
const scales = values.scale ? values.scale.split(',').map(Number) : [10_000, 1_000_000]
const chosen = values.only ? values.only.split(',') : Object.keys(measures)
const unknown = chosen.filter((id) => !(id in measures))
if (unknown.length > 0 || scales.some((scale) => !Number.isInteger(scale) || scale < 1)) {
  console.error(usage)
  process.exit(2)
}

const report = new Report(values.json)
process.on('unhandledRejection', (error) => report.failed(error))
for (const id of chosen) {
  const once = onceOnly[id]
  for (const scale of once ? [once(...scales)] : scales) await report.take(id, scale, measures[id]!)
}
process.exit(report.end())
