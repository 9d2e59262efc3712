import { en } from '#shared/locales/en/index.ts'
import { ko } from '#shared/locales/ko/index.ts'
import type { Language } from '#shared/locales/translate.ts'
import { customerCell, fieldCell, type CustomerColumn, type ExportedCustomer } from '#shared/domain/exported-customer.ts'
import type { Field } from '#shared/domain/fields.ts'
import type { Csv } from '../ports/csv.ts'

export type CustomerTable = { columns: readonly CustomerColumn[]; fields: readonly Field[]; hasBom: boolean; language: Language }

/** Written as it is read; Korean Excel needs the byte order mark to read Hangul. */
export async function* customerLines(csv: Csv, chunks: AsyncIterable<ExportedCustomer[]> | Iterable<ExportedCustomer[]>, { columns, fields, hasBom, language }: CustomerTable): AsyncGenerator<string> {
  const texts = language === 'ko' ? ko : en
  const words = { yes: texts['export.yes'], no: texts['export.no'], agreed: texts['export.agreed'], refused: texts['export.refused'] }
  yield `${hasBom ? '\uFEFF' : ''}${csv.lines([[...columns.map((column) => texts[`export.column.${column}`]), ...fields.map(({ name }) => name)]])}`
  for await (const customers of chunks) {
    yield csv.lines(customers.map((customer) => [...columns.map((column) => customerCell(customer, column, words)), ...fields.map((field) => fieldCell(customer, field, words))]))
  }
}
