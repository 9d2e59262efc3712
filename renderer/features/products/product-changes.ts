import type { Product } from '#shared/domain/product.ts'
import { api } from '../../client/api.ts'
import { attemptOrSay } from '../../client/failures.ts'
import type { Translate } from '../../strings/use-strings.ts'
import { placed, stepped } from '../../ui/lists/list-order.ts'
import { showToast } from '../../ui/overlays/toast.tsx'
import { dropEdit, select } from './products-place.ts'

export const attempt = attemptOrSay('common.not-changed')

export async function removeProduct(t: Translate, { id, name }: Product, next: number | null): Promise<void> {
  if ((await attempt(api.products.remove({ ids: [id] }).then(() => true))) === null) return
  dropEdit(id)
  select(next)
  showToast({ text: t('products.deleted', { name }), action: { label: t('common.undo'), run: () => void attempt(api.products.restore({ ids: [id] })).then(() => select(id)) } })
}

/** Before another one, or at the end. */
export function placeProduct(products: readonly Product[], moved: number, before: number | null): void {
  void attempt(api.products.arrange({ ids: placed(products.map(({ id }) => id), moved, before) }))
}

/** One step; answers its new place from 1, or null at the edge. */
export function stepProduct(products: readonly Product[], { id }: Product, by: 1 | -1): number | null {
  const after = stepped(products.map((each) => each.id), id, by)
  if (after) void attempt(api.products.arrange({ ids: after.ids }))
  return after?.position ?? null
}
