import type { Field, FieldValue } from './fields.ts'
import { graphemeLength, isSameName } from './labels.ts'
import { readMoney } from './money.ts'

export type FieldProblem = 'too-long' | 'number' | 'money' | 'date' | 'choice' | 'yes-no'
export type FieldReading = { ok: true; value: FieldValue['value'] } | { ok: false; problem: FieldProblem }

const read = (value: FieldValue['value'] | null, problem: FieldProblem): FieldReading => (value === null ? { ok: false, problem } : { ok: true, value })

/** A value as a person, a file or another program gives it: typed text, or already of its kind. */
export function readFieldInput(field: Pick<Field, 'kind' | 'choices' | 'currency'>, given: string | number | boolean, longestText: number): FieldReading {
  switch (field.kind) {
    case 'text': return read(graphemeLength(String(given).trim()) <= longestText ? String(given).trim() : null, 'too-long')
    case 'number': return read(typeof given === 'boolean' ? null : readNumber(String(given)), 'number')
    case 'money': return read(typeof given === 'number' ? (Number.isSafeInteger(given) ? given : null) : readMoney(String(given), field.currency ?? 'KRW'), 'money')
    case 'date': return read(readDay(String(given)), 'date')
    case 'choice': return read(field.choices.find(({ id, name }) => (typeof given === 'number' ? id === given : isSameName(name, String(given))))?.id ?? null, 'choice')
    case 'yes-no': return read(readYesNo(given), 'yes-no')
  }
}

function readNumber(written: string): number | null {
  const plain = written.normalize('NFKC').trim().replace(/(?<=\d)[,' ](?=\d{3}(?:\D|$))/g, '')
  if (!/^[+-]?\d{1,15}(?:\.\d{1,10})?$/.test(plain)) return null
  return Number(plain)
}

const dayPattern = /^(\d{4})[-./년\s]{1,2}(\d{1,2})[-./월\s]{1,2}(\d{1,2})[.일]?(?: 0{1,2}:00(?::00)?)?$/u
const digitsPattern = /^(\d{4})(\d{2})(\d{2})$/

/** `2026-11-21`, `2026.11.21`, `2026/11/21`, `2026년 11월 21일`, `20261121`, and with the midnight that spreadsheets write behind a day. */
function readDay(written: string): string | null {
  const plain = written.normalize('NFKC').trim()
  const match = dayPattern.exec(plain) ?? digitsPattern.exec(plain)
  if (!match) return null
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number]
  const at = new Date(Date.UTC(year, month - 1, day))
  if (year < 1800 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null
  return at.toISOString().slice(0, 10)
}

const yes = new Set(['true', 'yes', 'y', '1', 'o', '예', '네', '응', '있음', '참'])
const no = new Set(['false', 'no', 'n', '0', 'x', '아니요', '아니오', '없음', '거짓'])

function readYesNo(given: string | number | boolean): boolean | null {
  const word = String(given).normalize('NFKC').trim().toLowerCase()
  return yes.has(word) ? true : no.has(word) ? false : null
}
