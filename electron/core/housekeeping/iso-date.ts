/** `2026-11-20` in UTC, fit for a file name. */
export function isoDate(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10)
}
