import { EventEmitter } from 'node:events'
import { readDeclarations, type Declared } from './declared-members.ts'

const declarations = readDeclarations()
const emitterMembers = new Set(['on', 'once', 'off', 'emit', 'removeListener', 'removeAllListeners', 'addListener', 'listenerCount'])

export type Call = { on: string; member: string; args: unknown[] }
export const calls: Call[] = []
export const callsOf = (on: string, member: string): unknown[][] => calls.filter((call) => call.on === on && call.member === member).map((call) => call.args)

export type Stub = EventEmitter & Record<string, unknown>

/** A stand-in for one object of Electron. Answers come from `behaviour`; every name is checked against Electron's types. */
export function strict(typeName: string, behaviour: Readonly<Record<string, unknown>> = {}): Stub {
  const declared = lineage(typeName)
  const emitter = new EventEmitter()
  const has = (name: string) => emitterMembers.has(name) || declared.some((entry) => entry.members.has(name))
  for (const name of Object.keys(behaviour)) if (!has(name)) throw new Error(`Electron's ${typeName} has no ${name}`)
  return new Proxy(emitter, {
    get(_target, name) {
      if (typeof name === 'symbol' || name === 'then' || name === 'toJSON') return undefined
      if (emitterMembers.has(name)) {
        return (event: string, ...rest: unknown[]) => {
          if (!declared.some((entry) => entry.events.has(event)) && typeName !== 'IpcMain') throw new Error(`Electron's ${typeName} has no event ${event}`)
          return (emitter as unknown as Record<string, (...args: unknown[]) => unknown>)[name]!(event, ...rest)
        }
      }
      if (!has(name)) throw new Error(`Electron's ${typeName} has no ${name}`)
      const own = behaviour[name]
      if (own !== undefined && typeof own !== 'function') return own
      return (...args: unknown[]) => {
        calls.push({ on: typeName, member: name, args })
        return typeof own === 'function' ? (own as (...given: unknown[]) => unknown)(...args) : undefined
      }
    },
    set() {
      throw new Error(`Nothing is assigned to Electron's ${typeName}`)
    },
  }) as unknown as Stub
}

function lineage(typeName: string): Declared[] {
  const found: Declared[] = []
  for (let name: string | null = typeName; name; name = found.at(-1)!.parent) {
    const declared = declarations.get(name)
    if (!declared) {
      if (found.length > 0) break
      throw new Error(`Electron's types know no ${name}`)
    }
    found.push(declared)
  }
  return found
}
