import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folder = mkdtempSync(join(tmpdir(), 'danggol-tests-'))

export function setup(): void {
  process.env['TMPDIR'] = folder
}

/** What the tests of a run leave in the temporary folder goes with the run. */
export function teardown(): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
