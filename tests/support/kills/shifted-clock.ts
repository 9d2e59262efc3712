import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HostProcess } from '../host-process.ts'

/** A process whose wall clock can be set: its own `Date.now` follows the file after each SIGUSR2. */
export function shiftableClock(folder: string): { env: NodeJS.ProcessEnv; shift(host: HostProcess, offsetMs: number): void } {
  const offsetFile = join(folder, 'clock-offset')
  const preload = join(folder, 'shifted-clock.mjs')
  writeFileSync(offsetFile, '0')
  writeFileSync(preload, `
    import { readFileSync } from 'node:fs'
    const real = Date.now.bind(Date)
    const read = () => Number(readFileSync(${JSON.stringify(offsetFile)}, 'utf8'))
    let offsetMs = read()
    Date.now = () => real() + offsetMs
    process.on('SIGUSR2', () => { offsetMs = read() })
  `)
  return {
    env: { NODE_OPTIONS: `--import "${new URL(`file://${preload}`).href}"` },
    shift(host, offsetMs) {
      writeFileSync(offsetFile, String(offsetMs))
      host.program.child.kill('SIGUSR2')
    },
  }
}
