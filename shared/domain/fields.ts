export const fieldKinds = ['text', 'number', 'money', 'date', 'choice', 'yes-no'] as const
export type FieldKind = (typeof fieldKinds)[number]

/** `key` names the field in texts (`{field.birthday}`) and never changes; `choices` keep their id when they are renamed. */
export type Field = {
  id: number
  key: string
  name: string
  kind: FieldKind
  choices: FieldChoice[]
  /** ISO 4217 of a money field. */
  currency: string | null
}
export type FieldChoice = { id: number; name: string }

/** text: the text. date: `YYYY-MM-DD`. number: the number. money: minor units. choice: id of the choice. yes-no: a boolean. */
export type FieldValue = { fieldId: number; value: string | number | boolean }

/**
 * How a value lies in the database, for filters and sorting. number: number. money: minor units. date: text and
 * days since 1970. choice: id of the choice. yes-no: 1 or 0. text: text alone.
 */
export type StoredFieldValue = { text: string | null; number: number | null }

export function toStoredValue(kind: FieldKind, value: FieldValue['value']): StoredFieldValue {
  switch (kind) {
    case 'text': return { text: String(value), number: null }
    case 'date': return { text: String(value), number: epochDay(String(value)) }
    case 'number': case 'money': case 'choice': case 'yes-no': return { text: null, number: Number(value) }
  }
}

export function fromStoredValue(kind: FieldKind, { text, number }: StoredFieldValue): FieldValue['value'] {
  switch (kind) {
    case 'text': case 'date': return text ?? ''
    case 'number': case 'money': case 'choice': return number ?? 0
    case 'yes-no': return number === 1
  }
}

const dayMs = 86_400_000
/** Days since 1970 of `YYYY-MM-DD`. */
export const epochDay = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs)
