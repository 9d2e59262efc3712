import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { runKills } from '../support/kills/kill-run.ts'

/** `npm run soak -- [--kills 200] [--seed N] [--json FILE]`: never loses, never doubles (R1). Exit code 1 when it did. */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' }, json: { type: 'string' } } })
const kills = Number(values.kills)
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed)
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  console.error('--kills and --seed take whole numbers')
  process.exit(2)
}

console.log(`seed ${seed}, ${kills} kills`)
const report = await runKills({ kills, seed, onProgress: (line) => console.log(line) })
const { lost, doubled, stuck, wrong, ...numbers } = report
console.table({ ...numbers, lost: lost.length, doubled: doubled.length, stuck: stuck.length, wrong: wrong.length })
for (const [kind, findings] of Object.entries({ lost, doubled, stuck, wrong })) for (const finding of findings.slice(0, 20)) console.error(`${kind}: ${finding}`)
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify({ seed, ...report }, null, 2))
process.exit(lost.length + doubled.length + stuck.length + wrong.length === 0 && report.integrity === 'ok' ? 0 : 1)
