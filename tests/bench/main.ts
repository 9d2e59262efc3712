import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { automation } from './f12-automation.ts'
import { customers } from './f13-customers.ts'
import { customerTable } from './f14-customer-table.ts'
import { eventLoop } from './f8-event-loop.ts'
import { exportingConversation } from './f10-export.ts'
import { exportingEverything } from './f8-exports.ts'
import { firstLoad } from './f11-first-load.ts'
import { inbound } from './f1-inbound.ts'
import { memory } from './f10-memory.ts'
import { metric, printTable, type Metric } from './metric.ts'
import { pages } from './f5-pages.ts'
import { painted } from './f2-painted.ts'
import { screen } from './f6-screen.ts'
import { search } from './f4-search.ts'
import { sending } from './f3-sending.ts'
import { start } from './f7-start.ts'
import { tables } from './f9-tables.ts'

const measures: Readonly<Record<string, (scale: number) => Promise<Metric[]>>> = {
  F1: inbound, F2: painted, F3: sending, F4: search, F5: pages, F6: screen, F7: start, F8: eventLoop, F8X: exportingEverything, F9: tables, F10: memory, F10X: exportingConversation, F11: firstLoad, F12: automation, F13: customers, F14: customerTable,
}
/** Measured once: the size of the shop plays no part, or the larger one says it all. */
const onceOnly = new Set(['F3', 'F10X', 'F11'])
/** How much slower a million may be than ten thousand. */
const growthBars: Readonly<Record<string, number>> = { F4: 2, F5: 1.5 }

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

const metrics: Metric[] = []
for (const id of chosen) {
  for (const scale of onceOnly.has(id) ? scales.slice(0, 1) : scales) {
    console.error(`${id} at ${scale.toLocaleString('en')} messages …`)
    metrics.push(...(await measures[id]!(scale)))
  }
}
metrics.push(...growth(metrics))
printTable(metrics)
if (values.json) writeFileSync(values.json, JSON.stringify({ metrics }, null, 2))
process.exit(0)

/** Each time at the largest scale over the same at the smallest; below a millisecond nobody notices a factor. */
function growth(measured: readonly Metric[]): Metric[] {
  const [small, large] = [Math.min(...scales), Math.max(...scales)]
  if (small === large) return []
  return measured.filter((line) => line.scale === large && line.id in growthBars).flatMap((line) => {
    const before = measured.find((other) => other.scale === small && other.id === line.id && other.name === line.name)
    if (!before) return []
    const bar = growthBars[line.id]!
    const isUnnoticeable = line.value <= 1
    return [metric({ id: line.id, name: `${line.name}: growth`, scale: large, value: line.value / before.value, unit: 'x', bar: `<= ${bar} x, or <= 1 ms`, ok: isUnnoticeable || line.value / before.value <= bar })]
  })
}
