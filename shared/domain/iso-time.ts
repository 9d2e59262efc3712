/** ISO 8601 in UTC, for files and other programs. */
export const isoTime = (ms: number): string => new Date(ms).toISOString()
export const isoOrNull = (ms: number | null): string | null => (ms === null ? null : isoTime(ms))
