const largestRawLength = 64 * 1024

/**
 * A part of a webhook kept for showing: bounded, because a hostile body may be deeply nested or huge. The whole
 * body stays in the journal.
 */
export function boundedRaw(value: unknown): unknown {
  const json = asJson(value)
  return json === null || json.length > largestRawLength ? { truncated: true } : value
}

/** Null for what is nested too deeply to be written. */
export function asJson(value: unknown): string | null {
  try {
    return JSON.stringify(value) ?? null
  } catch {
    return null
  }
}
