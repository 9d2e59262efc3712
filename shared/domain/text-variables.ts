import { pickParticle, particleAfter, type Particle } from './particles.ts'

/**
 * Texts of the shop with places that are filled per customer: `{name}`, `{name|there}` with what stands there
 * when nothing is known, `{name}은/는` with the Korean particle that fits. A pair of braces is a variable when its
 * first character is a Latin letter or a digit; every other brace is text.
 */
export type TextPart =
  | { kind: 'text'; text: string }
  /** `start` and `end` are UTF-16 places in the body, the particle included. A fallback of blanks counts as none. */
  | { kind: 'variable'; name: string; fallback: string | null; particle: Particle | null; source: string; start: number; end: number }

export type VariablePart = Extract<TextPart, { kind: 'variable' }>

/** Variables that stand for one thing each; the others are named by what follows the dot. */
export const plainVariables = ['name', 'given_name', 'label', 'open_next'] as const
const families = ['field', 'shop', 'code'] as const

const variablePattern = /\{[ \t]*([a-z0-9][^{}|\n]*)(?:\|([^{}\n]*))?\}/giu

/** Joining the sources of all parts gives the body back. */
export function parseText(body: string): TextPart[] {
  const parts: TextPart[] = []
  let reached = 0
  for (const match of body.matchAll(variablePattern)) {
    const particle = particleAfter(body, match.index + match[0].length)
    const end = match.index + match[0].length + (particle?.source.length ?? 0)
    if (match.index > reached) parts.push({ kind: 'text', text: body.slice(reached, match.index) })
    parts.push({
      kind: 'variable', name: canonicalName(match[1] ?? ''), fallback: presentOrNull(match[2]), particle: particle?.pair ?? null,
      source: body.slice(match.index, end), start: match.index, end,
    })
    reached = end
  }
  if (reached < body.length) parts.push({ kind: 'text', text: body.slice(reached) })
  return parts
}

/** `{Name}` is `{name}`; what follows a dot keeps its letters, because owners name it. */
function canonicalName(written: string): string {
  const [family = '', ...rest] = written.trim().split('.')
  return [family.trim().toLowerCase(), ...rest.map((piece) => piece.trim())].join('.')
}

const presentOrNull = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim())

export function variablesOf(parts: readonly TextPart[]): VariablePart[] {
  return parts.filter((part) => part.kind === 'variable')
}

export type KnownVariables = Readonly<Record<string, { canBeEmpty: boolean }>>
export type TextProblem = { kind: 'unknown-variable' | 'needs-fallback'; name: string; start: number; end: number }

/** Why a text cannot be saved; empty when it can. */
export function problemsOf(parts: readonly TextPart[], known: KnownVariables): TextProblem[] {
  return variablesOf(parts).flatMap(({ name, fallback, start, end }): TextProblem[] => {
    const variable = ownValue(known, name)
    if (!variable) return [{ kind: 'unknown-variable', name, start, end }]
    return variable.canBeEmpty && fallback === null ? [{ kind: 'needs-fallback', name, start, end }] : []
  })
}

export type VariableValues = Readonly<Record<string, string | null | undefined>>
/** `start` and `end` are UTF-16 places in the filled text, where the variable still stands as it was written. */
export type MissingVariable = { name: string; start: number; end: number }

/** Values are text and never read as variables again. White space in a value becomes one blank; nothing but white space counts as empty. */
export function fillText(parts: readonly TextPart[], values: VariableValues): { text: string; missing: MissingVariable[] } {
  const missing: MissingVariable[] = []
  let text = ''
  for (const part of parts) {
    if (part.kind === 'text') {
      text += part.text
      continue
    }
    const value = presentOrNull(ownValue(values, part.name)?.replace(/\s+/gu, ' ')) ?? part.fallback
    if (value === null) missing.push({ name: part.name, start: text.length, end: text.length + part.source.length })
    text += value === null ? part.source : value + (part.particle ? pickParticle(value, part.particle) : '')
  }
  return { text, missing }
}

/** Variables left in a text that is about to be sent: nobody should receive `{name}`. Braces somebody typed for their own reasons pass. */
export function unfilledIn(text: string): MissingVariable[] {
  return variablesOf(parseText(text)).filter(({ name }) => isVariableName(name)).map(({ name, start, end }) => ({ name, start, end }))
}

export function isVariableName(name: string): boolean {
  return (plainVariables as readonly string[]).includes(name) || families.some((family) => name.startsWith(`${family}.`) && name.length > family.length + 1)
}

const ownValue = <Value>(record: Readonly<Record<string, Value>>, name: string): Value | undefined => (Object.hasOwn(record, name) ? record[name] : undefined)
