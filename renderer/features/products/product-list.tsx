import { Plus } from 'lucide-react'
import { useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import { searchProducts, type Product, type ProductLibrary } from '#shared/domain/product.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useEscape } from '../../ui/escape-ladder.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import listPane from '../../ui/list-pane.module.css'
import { SearchField } from '../../ui/search-field.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { LibraryMenu } from './library-menu.tsx'
import { placeProduct, removeProduct, stepProduct } from './product-changes.ts'
import { ProductRow } from './product-row.tsx'
import { select, startNew, useProductsPlace } from './products-place.ts'
import styles from './products.module.css'

const dragType = 'application/x-danggol-product'

/** Arrow keys choose, Alt with them moves, Delete removes; a row can be dragged before another. */
export function ProductList({ library }: { library: ProductLibrary }) {
  const t = useStrings()
  const { query, selected } = useProductsPlace()
  const [spoken, setSpoken] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const isOrdered = query.trim() === ''
  const rows = searchProducts(library.products, query)
  const inTabOrder = rows.find(({ id }) => id === selected) ?? rows[0]
  const setQuery = (text: string) => useProductsPlace.setState({ query: text })
  useEscape('panel', query !== '', () => setQuery(''))

  const focusRow = (product: Product | undefined) => {
    if (!product) return
    select(product.id)
    list.current?.querySelector<HTMLElement>(`[data-product="${product.id}"]`)?.focus()
  }
  const step = (product: Product, by: 1 | -1) => {
    const position = isOrdered ? stepProduct(library.products, product, by) : null
    if (position !== null) setSpoken(t('products.moved', { name: product.name, position }))
  }
  const remove = (product: Product) => void removeProduct(t, product, (rows[rows.indexOf(product) + 1] ?? rows[rows.indexOf(product) - 1])?.id ?? null)
  const onKeyDown = (event: KeyboardEvent, product: Product) => {
    const at = rows.indexOf(product)
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0 && event.altKey) step(product, by)
    else if (by !== 0) focusRow(rows[at + by])
    else if (event.key === 'Home') focusRow(rows[0])
    else if (event.key === 'End') focusRow(rows.at(-1))
    else if (event.key === 'Delete') remove(product)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onDrop = (event: DragEvent, { id }: Product) => {
    event.preventDefault()
    const moved = Number(event.dataTransfer.getData(dragType))
    if (moved !== id) placeProduct(library.products, moved, id)
  }

  return (
    <section className={listPane.pane} aria-label={t('products.list')}>
      <header className={styles.paneHeader}>
        <div className={styles.titleLine}>
          <h1 className={listPane.title}>{t('products.title')}</h1>
          <span className={`${styles.count} tabular`}>{t('products.count', { count: library.products.length })}</span>
          <LibraryMenu library={library} />
          <IconButton label={t('products.new')} variant="primary" icon={<Plus />} onClick={startNew} />
        </div>
        <SearchField label={t('products.search')} value={query} onChange={setQuery} />
      </header>
      <div className={classNames(listPane.scroll, styles.scroll)}>
        {!isOrdered && rows.length === 0 && <EmptyState title={t('products.nothing-found')} body={t('common.nothing-found-body')} />}
        <ul ref={list} className={listPane.rows}>
          {rows.map((product) => (
            <li key={product.id} onDragOver={(event) => isOrdered && event.dataTransfer.types.includes(dragType) && event.preventDefault()} onDrop={(event) => onDrop(event, product)}>
              <ProductRow
                product={product} isSelected={product.id === selected} isInTabOrder={product === inTabOrder} isDraggable={isOrdered}
                onDragStart={(event) => event.dataTransfer.setData(dragType, String(product.id))} onKeyDown={(event) => onKeyDown(event, product)}
                onStep={isOrdered ? (by) => step(product, by) : undefined} onRemove={() => remove(product)}
              />
            </li>
          ))}
        </ul>
        <VisuallyHidden>
          <span id="product-keys">{t('common.move-keys')}</span>
          <span role="status" aria-live="polite">{spoken}</span>
        </VisuallyHidden>
      </div>
    </section>
  )
}
