import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const port = z.number().int().min(1).max(65_535)
const hostSettings = z.object({ receiverPort: port.optional(), webPort: port.optional() })
/** Ports that stay the same from start to start: a tunnel points to one, a bookmark to the other. */
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
