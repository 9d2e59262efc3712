import { ShoppingBag, Trash2 } from 'lucide-react'
import { keptFilePath } from '#shared/contract/http.ts'
import { isSoldOut, type Product } from '#shared/domain/product.ts'
import { stockWords } from '../../client/product-words.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Badge } from '../../ui/marks/badge.tsx'
import { classNames } from '../../ui/class-names.ts'
import listPane from '../../ui/lists/list-pane.module.css'
import { ListRow, type RowInList } from '../../ui/lists/list-row.tsx'
import { stepItems } from '../../ui/actions/step-items.tsx'
import { isSame, savedFields, select, useProductsPlace } from './products-place.ts'
import styles from './products.module.css'

type Props = { product: Product; inList: RowInList; onStep: ((by: 1 | -1) => void) | undefined; onRemove: () => void }

export function ProductRow({ product, inList, onStep, onRemove }: Props) {
  const t = useStrings()
  const format = useFormat()
  const edited = useProductsPlace((state) => state.edits[product.id])
  const stock = stockWords(t, product)
  const menu = () => [
    ...stepItems(t, onStep),
    ...(onStep ? ['separator' as const] : []),
    { id: 'delete', label: t('products.delete'), icon: <Trash2 />, shortcut: 'Delete', isDangerous: true, onSelect: onRemove } as const,
  ]
  return (
    <ListRow id={product.id} inList={inList} keysId="product-keys" className={styles.row} menu={menu} onSelect={() => select(product.id)}>
      {product.picture ? <img src={keptFilePath(product.picture.id)} alt="" className={styles.thumbnail} /> : <span className={styles.thumbnail} aria-hidden><ShoppingBag size={18} /></span>}
      <span className={styles.rowWords}>
        <span className={listPane.rowLine}>
          <bdi className={classNames(listPane.clipped, listPane.rowTitle)}>{product.name}</bdi>
          {edited && !isSame(edited, savedFields(product, edited.currency)) && <span className={listPane.unsaved} role="img" aria-label={t('common.unsaved')} />}
        </span>
        <span className={classNames(listPane.rowLine, listPane.rowText)}>
          <span className="tabular">{product.price ? format.money(product.price.minor, product.price.currency) : t('products.no-price')}</span>
          {stock !== null && <span className={`${listPane.rowEnd} tabular`}>{isSoldOut(product) ? <Badge tone="warn">{stock}</Badge> : stock}</span>}
        </span>
      </span>
    </ListRow>
  )
}
