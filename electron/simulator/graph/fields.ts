import { isRecord, type Json } from '../json.ts'
import { GraphError } from './graph-error.ts'

type Selection = { name: string; inner: Selection[] | null }

/** Reads `a,b{c,d}`; arguments in brackets after a name are skipped. */
function parse(text: string): Selection[] {
  const selections: Selection[] = []
  let depth = 0
  let start = 0
  const take = (end: number) => {
    const part = text.slice(start, end).trim()
    const name = /^[a-z0-9_]+/i.exec(part)?.[0]
    const inner = /\{(.*)\}$/s.exec(part)?.[1]
    if (name) selections.push({ name, inner: inner === undefined ? null : parse(inner) })
  }
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index]
    if (letter === '{' || letter === '(') depth += 1
    else if (letter === '}' || letter === ')') depth -= 1
    else if (letter === ',' && depth === 0) {
      take(index)
      start = index + 1
    }
  }
  take(text.length)
  return selections
}

/** The fields asked for, plus `id` as Graph always adds it. A field that does not exist is an error, a null one is left out. */
export function select(node: Json, nodeType: string, fields: string | null, byDefault: readonly string[]): Json {
  const selections = fields === null || fields === '' ? byDefault.map((name) => ({ name, inner: null })) : parse(fields)
  const chosen: Json = {}
  for (const { name, inner } of selections) {
    if (!(name in node)) throw new GraphError(100, { message: `(#100) Tried accessing nonexisting field (${name}) on node type (${nodeType})` })
    const value = node[name]
    if (value === null || value === undefined) continue
    chosen[name] = inner && isRecord(value) ? Object.fromEntries(inner.filter((one) => one.name in value).map((one) => [one.name, value[one.name]])) : value
  }
  if (node['id'] !== undefined) chosen['id'] = node['id']
  return chosen
}
