import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

export type Declared = { members: ReadonlySet<string>; events: ReadonlySet<string>; parent: string | null }

/**
 * Classes and interfaces of Electron's own type file: names of members and of events. The stub allows nothing
 * else, so that a call Electron does not have fails a test although Electron itself cannot run here.
 */
export function readDeclarations(): ReadonlyMap<string, Declared> {
  const text = readFileSync(createRequire(import.meta.url).resolve('electron/package.json').replace(/package\.json$/, 'electron.d.ts'), 'utf8')
  const found = new Map<string, Declared>()
  let open: { name: string; members: Set<string>; events: Set<string>; parent: string | null } | null = null
  for (const line of text.split('\n')) {
    const start = /^ {2}(?:class|interface) (\w+)(?: extends ([\w.]+))? \{$/.exec(line)
    if (start) {
      open = { name: start[1]!, members: new Set(), events: new Set(), parent: start[2] ?? null }
      continue
    }
    if (!open) continue
    if (line === '  }') {
      if (!found.has(open.name)) found.set(open.name, open)
      open = null
      continue
    }
    const event = /^ {4}on\(event: '([^']+)'/.exec(line)
    if (event) open.events.add(event[1]!)
    const member = /^ {4}(?:static |readonly )*(\w+)\??[(:<]/.exec(line)
    if (member) open.members.add(member[1]!)
  }
  return found
}
