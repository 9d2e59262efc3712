import { csv } from '#adapters/csv/csv.ts'
import { systemClock } from '#adapters/system/clock.ts'
import { customerLines } from '#core/exports/customer-lines.ts'
import { customersWish } from '#core/exports/customers-wish.ts'
import type { LibraryStore } from '#core/ports/store/export-store.ts'
import { customerColumns, customerRecord, type CustomerColumn } from '#shared/domain/exported-customer.ts'
import type { Field } from '#shared/domain/fields.ts'
import { isSameName } from '#shared/domain/labels.ts'
import { policyValue } from '#shared/policy/policy.ts'
import { hostLanguage, hostText } from '../host-text.ts'
import { done, UsageError } from './exit-codes.ts'
import { fail, put, withShop, writeFile, writeOut, type ShopFlags } from './export-output.ts'

export type CustomersFlags = ShopFlags & { segment?: string; columns?: string; format: 'csv' | 'jsonl'; bom?: true; out?: string }

/** The table that the app saves too, with a heading of its own for every field. */
export function exportCustomers(flags: CustomersFlags): Promise<number> {
  return withShop(flags, async (library) => {
    const { columns, fields } = chosen(flags.columns, await library.fields())
    const segment = flags.segment === undefined ? null : (await library.segments()).find(({ name }) => isSameName(name, flags.segment ?? ''))
    if (segment === undefined) return fail(hostText('cli.export.segment-unknown', { name: flags.segment ?? '' }))
    const chunks = library.exportCustomers(await wishOf(library, segment?.id ?? null), flags.format === 'csv' ? 'cells' : 'whole')
    const lines = flags.format === 'csv'
      ? customerLines(csv, chunks, { columns, fields, hasBom: flags.bom === true, language: hostLanguage() })
      : (async function* () {
          const all = await library.fields()
          for await (const chunk of chunks) yield chunk.map((customer) => `${JSON.stringify(customerRecord(customer, all))}\n`).join('')
        })()
    if (flags.out !== undefined) return (await writeOut({ out: flags.out, write: writeFile(lines) })) ?? done
    for await (const text of lines) await put(text)
    return done
  })
}

async function wishOf(library: LibraryStore, segmentId: number | null) {
  if (segmentId === null) return undefined
  const overrides = await library.policyOverrides()
  return customersWish({ store: library, clock: systemClock, facts: { policy: (key) => policyValue(key, overrides) } }, { kind: 'segment', segmentId })
}

/** All of them unless some are named; `field:KEY` names a field. */
function chosen(typed: string | undefined, fields: readonly Field[]): { columns: CustomerColumn[]; fields: Field[] } {
  if (typed === undefined) return { columns: [...customerColumns], fields: [...fields] }
  const names = typed.split(',').map((name) => name.trim()).filter((name) => name !== '')
  const unknown = names.find((name) => !customerColumns.some((column) => column === name) && !fields.some(({ key }) => name === `field:${key}`))
  if (unknown !== undefined || names.length === 0) throw new UsageError(hostText('cli.export.column-unknown', { column: unknown ?? typed }))
  return { columns: names.flatMap((name) => customerColumns.filter((column) => column === name)), fields: names.flatMap((name) => fields.filter(({ key }) => name === `field:${key}`)) }
}
