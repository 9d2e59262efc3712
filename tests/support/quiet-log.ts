import type { Log } from '#core/ports/log.ts'

/** Keeps what was logged so that a test can look; prints nothing. */
export function quietLog(): Log & { lines: string[] } {
  const lines: string[] = []
  return {
    lines,
    info: (event) => void lines.push(event),
    warn: (event) => void lines.push(event),
    error: (event, error) => void lines.push(`${event}: ${String(error)}`),
    recent: (limit) => lines.slice(-limit),
  }
}
