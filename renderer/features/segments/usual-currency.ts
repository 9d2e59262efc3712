import type { Field } from '#shared/domain/fields.ts'
import { commonCurrencies } from '#shared/domain/money.ts'
import { conditionsIn, type DraftGroup } from './draft.ts'

/** Of another amount in this segment, else of the shop's first field of money. */
export function usualCurrency(root: DraftGroup, fields: readonly Field[]): string {
  const asked = conditionsIn(root).flatMap(({ condition }) => (condition.kind === 'purchase-total' ? condition.currency : []))
  return asked[0] ?? fields.find(({ kind }) => kind === 'money')?.currency ?? commonCurrencies[0]
}
