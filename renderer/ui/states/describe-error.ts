/** Errors keep the id they were first shown with. */
const ids = new WeakMap<object, string>()

const newId = () => `E-${Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`

/** An id to quote and the technical text behind *Details*. Never holds message text or secrets: those are not put into errors. */
export function describeError(error: unknown): { id: string; text: string } {
  const key = typeof error === 'object' && error !== null ? error : undefined
  const id = (key && ids.get(key)) ?? newId()
  if (key) ids.set(key, id)
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { id, text }
}
