import { ArrowDown, ArrowUp, ShoppingBag, Trash2 } from 'lucide-react'
import type { DragEvent, KeyboardEvent } from 'react'
import { keptFilePath } from '#shared/contract/http.ts'
import { isSoldOut, type Product } from '#shared/domain/product.ts'
import { stockWords } from '../../client/product-words.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Badge } from '../../ui/badge.tsx'
import { classNames } from '../../ui/class-names.ts'
import { ContextMenu } from '../../ui/context-menu.tsx'
import listPane from '../../ui/list-pane.module.css'
import { isSame, savedFields, select, useProductsPlace } from './products-place.ts'
import styles from './products.module.css'

type Props = {
  product: Product
  isSelected: boolean
  isInTabOrder: boolean
  isDraggable: boolean
  onDragStart: (event: DragEvent) => void
  onKeyDown: (event: KeyboardEvent) => void
  onStep: ((by: 1 | -1) => void) | undefined
  onRemove: () => void
}

export function ProductRow({ product, isSelected, isInTabOrder, isDraggable, onDragStart, onKeyDown, onStep, onRemove }: Props) {
  const t = useStrings()
  const format = useFormat()
  const edited = useProductsPlace((state) => state.edits[product.id])
  const stock = stockWords(t, product)
  const items = () => [
    ...(onStep ? [
      { id: 'up', label: t('common.move-up'), icon: <ArrowUp />, shortcut: 'Alt+ArrowUp', onSelect: () => onStep(-1) },
      { id: 'down', label: t('common.move-down'), icon: <ArrowDown />, shortcut: 'Alt+ArrowDown', onSelect: () => onStep(1) },
      'separator' as const,
    ] : []),
    { id: 'delete', label: t('products.delete'), icon: <Trash2 />, shortcut: 'Delete', isDangerous: true, onSelect: onRemove },
  ]
  return (
    <ContextMenu items={items}>
      <button
        type="button" data-product={product.id} tabIndex={isInTabOrder ? 0 : -1} aria-current={isSelected || undefined} aria-describedby="product-keys" draggable={isDraggable}
        className={classNames(listPane.row, styles.row)} onDragStart={onDragStart} onClick={() => select(product.id)} onKeyDown={onKeyDown}
      >
        {product.picture ? <img src={keptFilePath(product.picture.id)} alt="" className={styles.thumbnail} /> : <span className={styles.thumbnail} aria-hidden><ShoppingBag size={18} /></span>}
        <span className={styles.rowWords}>
          <span className={listPane.rowLine}>
            <bdi className={classNames(listPane.clipped, styles.rowTitle)}>{product.name}</bdi>
            {edited && !isSame(edited, savedFields(product, edited.currency)) && <span className={listPane.unsaved} role="img" aria-label={t('common.unsaved')} />}
          </span>
          <span className={classNames(listPane.rowLine, styles.rowText)}>
            <span className="tabular">{product.price ? format.money(product.price.minor, product.price.currency) : t('products.no-price')}</span>
            {stock !== null && <span className={`${listPane.rowEnd} tabular`}>{isSoldOut(product) ? <Badge tone="warn">{stock}</Badge> : stock}</span>}
          </span>
        </span>
      </button>
    </ContextMenu>
  )
}
