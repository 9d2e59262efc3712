import { toStoredValue, type Field, type StoredFieldValue } from '#shared/domain/fields.ts'

const yes = new Set(['네', '예', '응', '어', 'ㅇㅇ', '맞아요', '좋아요', 'yes', 'y', 'ok', 'はい', '是', 'sí', 'si', 'oui', 'ja', 'ya', 'sim'])
const no = new Set(['아니요', '아니오', '아뇨', '아니', 'ㄴㄴ', '싫어요', 'no', 'n', 'いいえ', '不', 'non', 'nein', 'tidak', 'não'])

/** What somebody typed as a value of this kind; null when it is none. Days without a year are the coming ones. */
export function readFieldAnswer(field: Field, answer: string, today: string): StoredFieldValue | null {
  const value = readValue(field, answer.normalize('NFC').trim(), today)
  return value === null ? null : toStoredValue(field.kind, value)
}

function readValue(field: Field, text: string, today: string): string | number | boolean | null {
  if (text === '') return null
  switch (field.kind) {
    case 'text': return text.slice(0, 1000)
    case 'number': return numberAnswer(text, 1)
    case 'money': return numberAnswer(text, minorUnits(field.currency))
    case 'date': return dateAnswer(text, today)
    case 'choice': return choiceAnswer(text, field.choices)
    case 'yes-no': {
      const said = text.toLowerCase().replace(/[.!?~\s]+$/u, '')
      return yes.has(said) ? true : no.has(said) ? false : null
    }
  }
}

function numberAnswer(text: string, factor: number): number | null {
  const found = /-?\d[\d,]*(?:\.\d+)?/u.exec(text)?.[0]
  const value = found === undefined ? Number.NaN : Number(found.replaceAll(',', ''))
  return Number.isFinite(value) ? (factor === 1 ? value : Math.round(value * factor)) : null
}

function minorUnits(currency: string | null): number {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency: currency ?? 'KRW' }).resolvedOptions().maximumFractionDigits ?? 0
  return 10 ** digits
}

function dateAnswer(text: string, today: string): string | null {
  const full = /(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})/u.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/u.exec(text)
  const short = full ? null : /(\d{1,2})\D{1,3}(\d{1,2})/u.exec(text)
  return full ? dayOf(full[1]!, full[2]!, full[3]!) : short ? comingDay(short[1]!, short[2]!, today) : null
}

function dayOf(year: string, month: string, day: string): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const ms = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text ? null : text
}

function comingDay(month: string, day: string, today: string): string | null {
  const year = Number(today.slice(0, 4))
  const thisYear = dayOf(String(year), month, day)
  return thisYear !== null && thisYear >= today ? thisYear : dayOf(String(year + 1), month, day)
}

function choiceAnswer(text: string, choices: Field['choices']): number | null {
  const said = text.toLowerCase()
  const found = choices.find(({ name }) => name.toLowerCase() === said) ?? choices[Number(said) - 1]
  return found?.id ?? null
}
