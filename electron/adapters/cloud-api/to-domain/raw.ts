const largestRawLength = 64 * 1024

/**
 * A part of a webhook kept for showing: bounded, because a hostile body may be deeply nested or huge. The whole
 * body stays in the journal.
 */
export function boundedRaw(value: unknown): unknown {
  try {
    const json = JSON.stringify(value)
    return json === undefined || json.length > largestRawLength ? { truncated: true } : value
  } catch {
    return { truncated: true }
  }
}
