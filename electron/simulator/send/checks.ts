import { GraphError } from '../graph/graph-error.ts'
import { isRecord, type Json } from '../json.ts'

/** `text.body` as Meta spells a parameter: `text['body']`. */
export const spelled = (path: string): string => {
  const [head, ...rest] = path.split('.')
  return `${head}${rest.map((part) => `['${part}']`).join('')}`
}

export const missing = (path: string): GraphError => new GraphError(131008, { details: `Parameter '${path}' is mandatory.` })
export const invalid = (details: string): GraphError => new GraphError(131009, { details })
/** Wrong type or too long at the outer level: Meta says so in the message itself; clients read the details. */
export const refused = (text: string): GraphError => new GraphError(100, { message: `(#100) ${text}`, details: text })

/** Enumerations are read in any case, as Graph does. Undefined: none of them. */
export const oneOf = <Name extends string>(value: unknown, names: readonly Name[]): Name | undefined => (typeof value === 'string' ? names.find((name) => name === value.toLowerCase()) : undefined)

/** A misspelled property is refused, not overlooked. */
export function onlyKeys(record: Json, path: string, keys: readonly string[]): void {
  for (const key of Object.keys(record)) if (!keys.includes(key)) throw refused(`Unexpected key "${key}" on param "${spelled(path)}".`)
}

export function requireRecord(parent: Json, name: string, path: string): Json {
  const value = parent[name]
  if (value === undefined || value === null) throw missing(path)
  if (!isRecord(value)) throw refused(`Param ${spelled(path)} must be a JSON object.`)
  return value
}

export function requireList(parent: Json, name: string, path: string): unknown[] {
  const value = parent[name]
  if (value === undefined || value === null) throw missing(path)
  if (!Array.isArray(value)) throw refused(`Param ${spelled(path)} must be an array.`)
  return value
}

export function optionalText(parent: Json, name: string, path: string, most: number, complain = tooLong): string | null {
  const value = parent[name]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw refused(`Param ${spelled(path)} must be a string.`)
  if (lengthOf(value, most) > most) throw complain(path, most)
  return value
}

export function requireText(parent: Json, name: string, path: string, most: number, complain = tooLong): string {
  const value = optionalText(parent, name, path, most, complain)
  if (value === null || value === '') throw missing(path)
  return value
}

const tooLong = (path: string, most: number): GraphError => refused(`Param ${spelled(path)} must be at most ${most} characters long.`)

/** The words interactive messages use for the same thing. */
export const lengthInvalid = (path: string, most: number): GraphError => invalid(`${path}: length invalid. Min length: 1, Max length: ${most}`)

/** Characters as people count them, computed only where it could matter. */
function lengthOf(text: string, most: number): number {
  return text.length <= most ? text.length : charactersIn(text)
}

export const charactersIn = (text: string): number => Array.from(text).length
