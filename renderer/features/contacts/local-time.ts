/**
 * What time it is for the customer. `earliest` and `latest` differ where the country spans several zones and
 * the phone number does not say which.
 */
export type LocalTime = { timeZones: string[]; earliestOffsetMinutes: number; latestOffsetMinutes: number; ownOffsetMinutes: number }

type LocaleWithZones = Intl.Locale & { getTimeZones?: () => string[] | undefined }

/** Null where the country is unknown to this browser. `country`: ISO 3166, two letters. */
export function localTimeOf(country: string, ownTimeZone: string, nowMs: number): LocalTime | null {
  const timeZones = zonesOf(country)
  if (timeZones.length === 0) return null
  const offsets = timeZones.map((zone) => offsetMinutes(zone, nowMs))
  return { timeZones, earliestOffsetMinutes: Math.min(...offsets), latestOffsetMinutes: Math.max(...offsets), ownOffsetMinutes: offsetMinutes(ownTimeZone, nowMs) }
}

export function differsFromOwn(time: LocalTime): boolean {
  return time.earliestOffsetMinutes !== time.ownOffsetMinutes || time.latestOffsetMinutes !== time.ownOffsetMinutes
}

const offsetFormats = new Map<string, Intl.DateTimeFormat>()

function offsetFormat(timeZone: string): Intl.DateTimeFormat {
  const known = offsetFormats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  offsetFormats.set(timeZone, made)
  return made
}

const zones = new Map<string, string[]>()

function zonesOf(country: string): string[] {
  const known = zones.get(country)
  if (known) return known
  const read = readZones(country)
  zones.set(country, read)
  return read
}

function readZones(country: string): string[] {
  try {
    return (new Intl.Locale(`und-${country}`) as LocaleWithZones).getTimeZones?.() ?? []
  } catch {
    return []
  }
}

/** Minutes east of UTC at that moment, daylight saving included. */
export function offsetMinutes(timeZone: string, atMs: number): number {
  const parts = offsetFormat(timeZone).formatToParts(atMs)
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name)
  if (!match) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]))
}

const minuteMs = 60_000
const dayOf = (ms: number) => Math.floor(ms / 86_400_000)

/** The time of day that many minutes east of UTC, with the weekday where it is not the shop's own day. */
export function clockText(nowMs: number, offset: number, ownOffset: number, language: string): string {
  const there = nowMs + offset * minuteMs
  const isOtherDay = dayOf(there) !== dayOf(nowMs + ownOffset * minuteMs)
  return new Intl.DateTimeFormat(language, { ...(isOtherDay ? { weekday: 'short' as const } : {}), hour: 'numeric', minute: '2-digit', timeZone: 'UTC' }).format(there)
}

/** `UTC+9`, `UTC-3:30`. */
export function zoneText(offset: number): string {
  const minutes = Math.abs(offset) % 60
  return `UTC${offset < 0 ? '-' : '+'}${Math.floor(Math.abs(offset) / 60)}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`
}
