import type { Language } from '#shared/locales/translate.ts'
import type { Downloads } from '../kernel/downloads.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { rpc } from '../kernel/rpc.ts'
import { customerLines } from './customer-lines.ts'

export function exportsRouter({ store, csv, clock }: FeaturePorts, downloads: Downloads, language: () => Language) {
  return {
    customers: rpc.exports.customers.handler(async ({ input }) => {
      const fields = (await store.fields()).filter(({ id }) => input.fieldIds.includes(id))
      const day = new Date(clock.nowMs()).toISOString().slice(0, 10)
      const table = { columns: input.columns, fields, hasBom: input.hasBom, language: language() }
      return { path: downloads.offer({ fileName: `customers-${day}.csv`, mimeType: 'text/csv', open: () => customerLines(csv, store.exportCustomers(), table) }) }
    }),
  }
}
