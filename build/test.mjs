// npm test: sets up, checks, builds, runs every test and ends with one line of totals.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { environment, install, nodePath, root, toolPath } from './prepare.mjs'

const startedAtMs = Date.now()
const seconds = () => Math.round((Date.now() - startedAtMs) / 1000)
install()
const node = nodePath()
const results = join(root, 'test-results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })
const vitestFile = join(results, 'vitest.json')
const playwrightFile = join(results, 'playwright.json')

const total = { passed: 0, failed: 0, skipped: 0 }
const skipped = []

/** Tests start hundreds of programs from the same few files: compiled once, they start faster. */
process.env.NODE_COMPILE_CACHE ??= join(results, 'compiled')

const checks = [
  step('type-check', [join(root, 'build/typecheck.mjs')]),
  step('lint', [toolPath('oxlint'), '--type-aware', '--deny-warnings', 'electron', 'renderer', 'shared', 'tests', 'build']),
]
const hasBuilt = await step('build', [join(root, 'build/prepare.mjs')])
/** Tests of programs wait more than they work, which leaves room for the checks; browsers leave none. */
if (hasBuilt) await runTests('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestFile}`])
await Promise.all(checks)
if (hasBuilt) {
  addVitest()
  await runTests('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightFile })
  addPlaywright()
}

if (!existsSync(join(root, 'node_modules/electron/path.txt'))) skipped.push('real Electron windows (its binary is not on this computer; the shell ran on its strict stub)')
for (const name of skipped) console.log(`skipped: ${name}`)
console.log(`${seconds()} s`)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed > 0 ? 1 : 0)

/** Runs beside its siblings and counts as one test; what it said is printed whole when it ends. */
function step(name, args) {
  const child = spawn(node, args, { cwd: root, env: environment(node) })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk))
  return new Promise((resolve) => {
    child.once('close', (code) => {
      process.stdout.write(Buffer.concat(said))
      console.log(`${name}: ${code === 0 ? 'ok' : 'FAILED'} (${seconds()} s)`)
      total[code === 0 ? 'passed' : 'failed'] += 1
      resolve(code === 0)
    })
  })
}

/** Shows what it says as it goes; what came of it is in its report. */
function runTests(name, args, extra = {}) {
  return once(spawn(node, [toolPath(name), ...args], { cwd: root, stdio: 'inherit', env: environment(node, extra) }), 'close')
}

/** A file that failed before its first test counts as one failure, as does a run without a report. */
function addVitest() {
  const report = readReport(vitestFile, 'vitest')
  if (!report) return
  for (const file of report.testResults) {
    if (file.assertionResults.length === 0 && file.status === 'failed') total.failed += 1
    for (const test of file.assertionResults) add(test.status === 'passed' ? 'passed' : test.status === 'failed' ? 'failed' : 'skipped', test.fullName)
  }
  if (report.success === false && total.failed === 0) total.failed += 1
}

function addPlaywright() {
  const report = readReport(playwrightFile, 'playwright')
  if (!report) return
  total.failed += report.errors.length
  const visit = (suite) => {
    for (const spec of suite.specs ?? []) for (const test of spec.tests) {
      if (test.status === 'flaky') console.log(`passed only at the second try: ${spec.title}`)
      add(test.status === 'skipped' ? 'skipped' : test.status === 'unexpected' ? 'failed' : 'passed', spec.title)
    }
    for (const inner of suite.suites ?? []) visit(inner)
  }
  for (const suite of report.suites) visit(suite)
}

function add(outcome, name) {
  total[outcome] += 1
  if (outcome === 'skipped') skipped.push(name)
}

function readReport(file, tool) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    console.log(`${tool}: FAILED, it left no report`)
    total.failed += 1
    return null
  }
}
