import { shopTimeAt } from '#shared/domain/opening-hours.ts'
import type { Language } from '#shared/locales/translate.ts'
import { localText } from '../kernel/local-text.ts'

const dayMs = 86_400_000

/** "today 9:00 AM", "tomorrow 9:00 AM", "Mon, Nov 23, 9:00 AM": when the shop opens next, for `{open_next}`. */
export function openNextText(openAtMs: number, nowMs: number, timeZone: string, language: Language): string {
  const time = new Intl.DateTimeFormat(language, { timeZone, hour: 'numeric', minute: '2-digit' }).format(openAtMs)
  const day = shopTimeAt(timeZone, openAtMs).day
  if (day === shopTimeAt(timeZone, nowMs).day) return localText(language, 'auto-reply.today', { time })
  if (day === shopTimeAt(timeZone, nowMs + dayMs).day) return localText(language, 'auto-reply.tomorrow', { time })
  return new Intl.DateTimeFormat(language, { timeZone, month: 'long', day: 'numeric', weekday: 'short', hour: 'numeric', minute: '2-digit' }).format(openAtMs)
}
