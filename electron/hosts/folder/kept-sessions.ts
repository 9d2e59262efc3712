import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { SessionMemory } from '#adapters/web/sessions.ts'

const keptSessions = z.array(z.object({ digest: z.string().regex(/^[\w-]{43}$/), createdAtMs: z.number().int().nonnegative() }))

/** Digests of the sessions of browsers, readable by this user only; they open nothing by themselves. */
export function keptSessionsIn(folder: string): SessionMemory {
  const path = join(folder, 'sessions.json')
  return {
    load() {
      try {
        return keptSessions.parse(JSON.parse(readFileSync(path, 'utf8')))
      } catch {
        return []
      }
    },
    /** In a folder that cannot be written, sessions end with the app. */
    save(sessions) {
      try {
        rmSync(`${path}.part`, { force: true })
        writeFileSync(`${path}.part`, JSON.stringify(sessions), { mode: 0o600, flag: 'wx' })
        renameSync(`${path}.part`, path)
      } catch {
        return
      }
    },
  }
}
