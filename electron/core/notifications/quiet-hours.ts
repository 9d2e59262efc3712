import type { Settings } from '#shared/domain/settings.ts'

/** Inside [from, to) of the local day; a span over midnight counts. Equal or missing ends: never. */
export function isQuietAt(minuteOfDay: number, { quietFromMinute, quietToMinute }: Settings['notifications']): boolean {
  if (quietFromMinute === null || quietToMinute === null || quietFromMinute === quietToMinute) return false
  return quietFromMinute < quietToMinute
    ? minuteOfDay >= quietFromMinute && minuteOfDay < quietToMinute
    : minuteOfDay >= quietFromMinute || minuteOfDay < quietToMinute
}

/** In the time zone of this computer. */
export function minuteOfDay(atMs: number): number {
  const local = new Date(atMs)
  return local.getHours() * 60 + local.getMinutes()
}
