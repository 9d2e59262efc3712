const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })
  formats.set(timeZone, made)
  return made
}

/** The wall clock of a zone at a moment, as if it were UTC. */
function wallMs(ms: number, timeZone: string): number {
  const part = Object.fromEntries(formatOf(timeZone).formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day ?? 1, part.hour ?? 0, part.minute ?? 0, part.second ?? 0)
}

const dayMs = 86_400_000

/** When the day of `ms` began in the zone (IANA). A day that begins with a change of the clock begins at its first moment. */
export function localDayStartMs(ms: number, timeZone: string): number {
  const midnight = Math.floor(wallMs(ms, timeZone) / dayMs) * dayMs
  const guess = midnight - (wallMs(ms, timeZone) - Math.floor(ms / 1000) * 1000)
  return guess - (wallMs(guess, timeZone) - midnight)
}

/** The moment at which clocks of the zone show this time, given as if it were UTC; a time they skip or show twice is one of those around it. */
export function localTimeMs(shownMs: number, timeZone: string): number {
  const guess = shownMs - (wallMs(shownMs, timeZone) - shownMs)
  return guess - (wallMs(guess, timeZone) - shownMs)
}
