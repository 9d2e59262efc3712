import { readFieldInput } from '#shared/domain/field-input.ts'
import type { Field } from '#shared/domain/fields.ts'
import { localTimeMs } from '#shared/domain/local-day.ts'

const timePattern = /^(.*?)[T\s]+(오전|오후|am|pm)?\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(am|pm|Z)?$/iu
const dayField: Pick<Field, 'kind' | 'choices' | 'currency'> = { kind: 'date', choices: [], currency: null }
const minuteMs = 60_000

/** `2026-11-21`, `2026.11.21 14:30`, `2026년 11월 21일 오후 2:30`, `2026-11-21T05:30:00Z`: a moment in the zone (IANA). Null when it is none. */
export function readMoment(written: string, timeZone: string): number | null {
  if (written.length > 60) return null
  const match = timePattern.exec(written.normalize('NFKC').trim())
  const day = readFieldInput(dayField, match ? (match[1] ?? '') : written, 0)
  if (!day.ok) return null
  const half = (match?.[2] ?? match?.[6] ?? '').toLowerCase()
  const isUtc = half === 'z'
  const typedHour = Number(match?.[3] ?? 0)
  const [hour, minute, second] = [half === '오후' || half === 'pm' ? (typedHour % 12) + 12 : half === '오전' || half === 'am' ? typedHour % 12 : typedHour, Number(match?.[4] ?? 0), Number(match?.[5] ?? 0)]
  if (hour > 23 || minute > 59 || second > 59) return null
  const wallMs = Date.parse(`${String(day.value)}T00:00:00Z`) + (hour * 60 + minute) * minuteMs + second * 1000
  const atMs = isUtc ? wallMs : localTimeMs(wallMs, timeZone)
  return atMs < 0 ? null : atMs
}
