import type { CountryCode } from 'libphonenumber-js/max'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import type { ConsentKind } from '#shared/domain/consent.ts'
import { readFieldInput } from '#shared/domain/field-input.ts'
import type { Field } from '#shared/domain/fields.ts'
import { tidyName } from '#shared/domain/labels.ts'
import { readMoney } from '#shared/domain/money.ts'
import { joinName, type ImportColumn, type ImportPlan, type ImportProblem } from '#shared/domain/import-table.ts'
import type { TableRow } from '../ports/csv.ts'
import type { ImportRow } from '../ports/store/import-store.ts'
import { readMoment } from './read-moment.ts'

export type ReadContext = { plan: ImportPlan; fields: readonly Field[]; timeZone: string; fileName: string; nowMs: number; limits: { name: number; note: number; fieldText: number } }
/** `labels`: names as they will stand on the label. */
export type ReadRow = { ok: true; row: Omit<ImportRow, 'labelIds'>; labels: string[] } | { ok: false; problem: ImportProblem; detail: string }

class BadCell extends Error {
  readonly problem: ImportProblem
  readonly detail: string
  constructor(problem: ImportProblem, detail: string) {
    super(problem)
    this.problem = problem
    this.detail = detail.length > 80 ? `${detail.slice(0, 80)}…` : detail
  }
}

/** A row is taken over whole or not at all. */
export function readRow(table: TableRow, context: ReadContext): ReadRow {
  try {
    if (table.problem) throw new BadCell(table.problem, table.cells[0] ?? '')
    return { ok: true, ...read(table, context) }
  } catch (error) {
    if (error instanceof BadCell) return { ok: false, problem: error.problem, detail: error.detail }
    throw error
  }
}

function read({ number, cells }: TableRow, context: ReadContext): { row: Omit<ImportRow, 'labelIds'>; labels: string[] } {
  const { plan, limits } = context
  const broken = cells.find((cell) => /[\0\uFFFD]/u.test(cell))
  if (broken !== undefined) throw new BadCell('unreadable', broken.replaceAll('\0', '\uFFFD'))
  const cell = (column: ImportColumn): string => {
    const at = plan.columns.indexOf(column)
    return at === -1 ? '' : withoutApostrophe((cells[at] ?? '').trim())
  }
  const phone = readPhone(cell('phone'), plan.country)
  const name = (cell('name') || joinName(cell('given-name'), cell('family-name'))).normalize('NFC').replace(/\s+/gu, ' ') || null
  if (name !== null && name.length > limits.name) throw new BadCell('name-too-long', name)
  const note = cell('note') || null
  if (note !== null && note.length > limits.note) throw new BadCell('note-too-long', note)
  // Google Contacts puts three colons between groups, and an asterisk before those of its own.
  const labels = [...new Set(cell('labels').split(/[,;|\n]|:::/u).map(tidyName).filter((name) => name !== '' && !name.startsWith('* ')))]
  const vip = cell('vip')
  return {
    row: {
      number, phone, name, note,
      isVip: vip === '' ? null : vip.toLowerCase() === 'vip' || readYesNo(vip, 'VIP'),
      values: readValues(cells, context),
      consent: readConsent(cell('consent'), cell('consent-date'), cell('consent-evidence'), number, context),
      purchase: readPurchase(cell, context),
    },
    labels,
  }
}

/** Our own exports put an apostrophe before what a spreadsheet would run. */
const withoutApostrophe = (cell: string): string => (/^'[=+\-@]/.test(cell) ? cell.slice(1) : cell)

function readPhone(written: string, country: string): string {
  if (written === '') throw new BadCell('phone-missing', '')
  if (/^\d(?:[.,]\d+)?e\+?\d+$/i.test(written)) throw new BadCell('phone-rounded', written)
  const found = validPhone(written, country) ?? validPhone(written.slice(0, 100).split(severalNumbers)[0] ?? '', country)
  if (found === null) throw new BadCell('phone-invalid', written)
  return found
}

/** What stands between two numbers of one cell, in Google Contacts and elsewhere; the first one counts. */
const severalNumbers = /:::|[,;\n]|\s\//u

function validPhone(written: string, country: string): string | null {
  const parsed = written.length > 40 ? undefined : (parsePhoneNumberFromString(written, country as CountryCode) ?? undefined)
  const found = parsed?.isValid() ? parsed : parsePhoneNumberFromString(`+${written.slice(0, 40).replace(/\D/g, '')}`)
  return found?.isValid() ? found.number.slice(1) : null
}

function readYesNo(written: string, column: string): boolean {
  const reading = readFieldInput({ kind: 'yes-no', choices: [], currency: null }, written, 0)
  if (!reading.ok) throw new BadCell('field-invalid', `${column}: ${written}`)
  return reading.value === true
}

function readValues(cells: readonly string[], { plan, fields, limits }: ReadContext): ImportRow['values'] {
  return plan.columns.flatMap((target, at) => {
    const field = target?.startsWith('field:') ? fields.find(({ id }) => `field:${id}` === target) : undefined
    const written = withoutApostrophe((cells[at] ?? '').trim())
    if (!field || written === '') return []
    const reading = readFieldInput(field, written, limits.fieldText)
    if (!reading.ok) throw new BadCell('field-invalid', `${field.name}: ${written}`)
    return [{ fieldId: field.id, value: reading.value }]
  })
}

const agreed = new Set(['동의', '수신동의', '동의함', '수신', '허용', 'optin', 'agreed', 'agree', 'granted', 'subscribed'])
const refused = new Set(['거부', '수신거부', '거부함', '미동의', '동의안함', '철회', 'optout', 'refused', 'declined', 'unsubscribed'])

function readConsent(written: string, date: string, evidence: string, number: number, context: ReadContext): ImportRow['consent'] {
  if (written === '') return null
  const word = written.normalize('NFKC').toLowerCase().replace(/[\s_-]+/gu, '')
  const reading = readFieldInput({ kind: 'yes-no', choices: [], currency: null }, written, 0)
  const kind: ConsentKind | null = agreed.has(word) ? 'opt-in' : refused.has(word) ? 'opt-out' : reading.ok ? (reading.value === true ? 'opt-in' : 'opt-out') : null
  if (kind === null) throw new BadCell('consent-unclear', written)
  const atMs = date === '' ? null : readMoment(date, context.timeZone)
  if (date !== '' && (atMs === null || atMs > context.nowMs)) throw new BadCell('date-invalid', date)
  return { kind, atMs, evidence: [evidence, `${context.fileName}:${number}`].filter(Boolean).join(' · ').slice(0, 500) }
}

/** An order is its date and amount; a number and what was bought belong to it. */
function readPurchase(cell: (column: ImportColumn) => string, { plan, timeZone }: ReadContext): ImportRow['purchase'] {
  const [orderNumber, date, amount, item] = [cell('order-number'), cell('order-date'), cell('order-amount'), cell('order-item')]
  if (orderNumber === '' && date === '' && amount === '' && item === '') return null
  if (date === '' || amount === '') throw new BadCell('order-incomplete', orderNumber || item || date || amount)
  const atMs = readMoment(date, timeZone)
  if (atMs === null) throw new BadCell('date-invalid', date)
  const amountMinor = readMoney(amount, plan.currency)
  if (amountMinor === null) throw new BadCell('amount-invalid', amount)
  return { orderNumber: orderNumber === '' ? null : orderNumber.slice(0, 100), atMs, amountMinor, currency: plan.currency, item: item.slice(0, 500) }
}
