import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The sample shop's first day, kept in its folder: later starts tell the same past, which is there already. */
export function sampleStartedAtMs(folder: string, nowMs: number): number {
  const file = join(folder, 'started-at')
  try {
    const keptMs = Number(readFileSync(file, 'utf8'))
    if (Number.isSafeInteger(keptMs) && keptMs > 0) return keptMs
  } catch {
    writeFileSync(file, String(nowMs))
    return nowMs
  }
  return nowMs
}
