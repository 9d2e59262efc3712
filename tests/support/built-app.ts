import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from './app-process.ts'

/** Tests of whole programs run the built app; it is built when its sources changed. */
export function ensureBuilt(): void {
  const done = spawnSync(process.execPath, [join(projectRoot, 'build/prepare.mjs')], { cwd: projectRoot, encoding: 'utf8', timeout: 120_000 })
  if (done.status !== 0) throw new Error(`The build failed:\n${done.stderr}`)
}
