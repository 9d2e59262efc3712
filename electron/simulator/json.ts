export type Json = Record<string, unknown>

export const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value of the wire as text, for messages and look-ups; objects show as JSON. */
export function wireText(value: unknown): string {
  if (typeof value === 'string') return value
  return value === undefined ? '' : JSON.stringify(value)
}

const nonAscii = /[\u0080-\uffff]/g

/**
 * JSON as Meta writes it: everything outside ASCII becomes a lower-case \uXXXX. The signature covers these bytes,
 * so a receiver that parses and serialises again before checking fails, as it would in the field.
 */
export function escapedJson(value: unknown): string {
  return JSON.stringify(value).replace(nonAscii, (letter) => `\\u${letter.codePointAt(0)!.toString(16).padStart(4, '0')}`)
}
