import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const port = z.number().int().min(1).max(65_535)
const windowMemory = z.object({ place: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }), isMaximized: z.boolean() })
const hostSettings = z.object({ receiverPort: port.optional(), webPort: port.optional(), window: windowMemory.optional() })
/** What stays the same from start to start: ports (a tunnel points to one, a bookmark to the other) and the desktop's window. */
export type HostSettings = z.infer<typeof hostSettings>

const file = (folder: string) => join(folder, 'host.json')

export function readHostSettings(folder: string): HostSettings {
  try {
    return hostSettings.parse(JSON.parse(readFileSync(file(folder), 'utf8')))
  } catch {
    return {}
  }
}

/** A folder that cannot be written keeps its old ports; nothing else depends on them. */
export function saveHostSettings(folder: string, change: HostSettings): void {
  const path = file(folder)
  try {
    writeFileSync(`${path}.part`, JSON.stringify({ ...readHostSettings(folder), ...change }))
    renameSync(`${path}.part`, path)
  } catch {
    return
  }
}
