import type { MessageKey } from '#shared/locales/en/index.ts'
import type { Language } from '#shared/locales/translate.ts'
import { customerCell, fieldCell, type CustomerColumn, type ExportedCustomer } from '#shared/domain/exported-customer.ts'
import type { Field } from '#shared/domain/fields.ts'
import { localText } from '../kernel/local-text.ts'
import type { Csv } from '../ports/csv.ts'

export type CustomerTable = { columns: readonly CustomerColumn[]; fields: readonly Field[]; hasBom: boolean; language: Language }

/** Written as it is read; Korean Excel needs the byte order mark to read Hangul. */
export async function* customerLines(csv: Csv, chunks: AsyncIterable<ExportedCustomer[]> | Iterable<ExportedCustomer[]>, { columns, fields, hasBom, language }: CustomerTable): AsyncGenerator<string> {
  const say = (key: MessageKey) => localText(language, key)
  const words = { yes: say('export.yes'), no: say('export.no'), agreed: say('export.agreed'), refused: say('export.refused') }
  yield `${hasBom ? '\uFEFF' : ''}${csv.lines([[...columns.map((column) => say(`export.column.${column}`)), ...fields.map(({ name }) => name)]])}`
  for await (const customers of chunks) {
    yield csv.lines(customers.map((customer) => [...columns.map((column) => customerCell(customer, column, words)), ...fields.map((field) => fieldCell(customer, field, words))]))
  }
}
