import type { Product } from '#shared/domain/product.ts'
import { api } from '../../client/api.ts'
import { attemptOrSay } from '../../client/failures.ts'
import type { Translate } from '../../strings/use-strings.ts'
import { showToast } from '../../ui/toast.tsx'
import { dropEdit, select } from './products-place.ts'

export const attempt = attemptOrSay('products.failed')

export async function removeProduct(t: Translate, { id, name }: Product, next: number | null): Promise<void> {
  if ((await attempt(api.products.remove({ ids: [id] }).then(() => true))) === null) return
  dropEdit(id)
  select(next)
  showToast({ text: t('products.deleted', { name }), action: { label: t('common.undo'), run: () => void attempt(api.products.restore({ ids: [id] })).then(() => select(id)) } })
}

/** Before another one, or at the end. */
export function placeProduct(products: readonly Product[], moved: number, before: number | null): void {
  const others = products.map(({ id }) => id).filter((id) => id !== moved)
  const at = before === null ? others.length : others.indexOf(before)
  void attempt(api.products.arrange({ ids: others.toSpliced(at === -1 ? others.length : at, 0, moved) }))
}

/** One step; answers its new place from 1, or null at the edge. */
export function stepProduct(products: readonly Product[], { id }: Product, by: 1 | -1): number | null {
  const to = products.findIndex((each) => each.id === id) + by
  if (to < 0 || to >= products.length) return null
  void attempt(api.products.arrange({ ids: products.map((each) => each.id).filter((each) => each !== id).toSpliced(to, 0, id) }))
  return to + 1
}
