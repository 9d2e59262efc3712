import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '#core/ports/clock.ts'
import type { Log, LogFields } from '#core/ports/log.ts'
import { redact } from './redact.ts'

const keptLines = 500
const largestFileBytes = 2 * 1024 * 1024

/** One JSON object a line in `<folder>/danggol.log`, with one older file kept; a disk that cannot be written never stops the app. */
export function createLog({ folder, clock }: { folder: string | null; clock: Clock }): Log {
  const lines: string[] = []
  const write = (level: 'info' | 'warn' | 'error', event: string, fields: LogFields) => {
    const line = redact(JSON.stringify({ at: new Date(clock.nowMs()).toISOString(), level, event, ...fields }))
    lines.push(line)
    if (lines.length > keptLines) lines.shift()
    if (folder !== null) append(folder, line)
  }
  return {
    info: (event, fields = {}) => write('info', event, fields),
    warn: (event, fields = {}) => write('warn', event, fields),
    error: (event, error, fields = {}) => write('error', event, { ...fields, error: describe(error) }),
    recent: (limit) => lines.slice(-limit),
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack?.split('\n').slice(1, 6).join('\n') ?? ''}` : String(error)
}

function append(folder: string, line: string): void {
  const path = join(folder, 'danggol.log')
  try {
    mkdirSync(folder, { recursive: true })
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
    if (size > largestFileBytes) renameSync(path, `${path}.1`)
    appendFileSync(path, `${line}\n`, { mode: 0o600 })
  } catch {
    return
  }
}
