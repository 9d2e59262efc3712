import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { searchProducts, type Product, type ProductLibrary } from '#shared/domain/product.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { useEscape } from '../../ui/overlays/escape-ladder.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import listPane from '../../ui/lists/list-pane.module.css'
import { SearchField } from '../../ui/fields/search-field.tsx'
import { useDraggedRows } from '../../ui/lists/use-dragged-rows.ts'
import { useRowKeys } from '../../ui/lists/use-row-keys.ts'
import { VisuallyHidden } from '../../ui/marks/visually-hidden.tsx'
import { LibraryMenu } from './library-menu.tsx'
import { placeProduct, removeProduct, stepProduct } from './product-changes.ts'
import { ProductRow } from './product-row.tsx'
import { select, startNew, useProductsPlace } from './products-place.ts'
import styles from './products.module.css'

/** Arrow keys choose, Alt with them moves, Delete removes; a row can be dragged above or below another. */
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

  const step = (product: Product, by: 1 | -1) => {
    const position = isOrdered ? stepProduct(library.products, product, by) : null
    if (position !== null) setSpoken(t('products.moved', { name: product.name, position }))
  }
  const remove = (product: Product) => void removeProduct(t, product, (rows[rows.indexOf(product) + 1] ?? rows[rows.indexOf(product) - 1])?.id ?? null)
  const onKeyDown = useRowKeys(list, { rows, onSelect: ({ id }) => select(id), onStep: step, onRemove: remove })
  const { draggable, dropTarget } = useDraggedRows('application/x-danggol-product', isOrdered)
  const place = (moved: number, before: number | null) => placeProduct(library.products, moved, before)

  return (
    <section className={listPane.pane} aria-label={t('products.list')}>
      <header className={listPane.header}>
        <div className={listPane.titleLine}>
          <h1 className={listPane.title}>{t('products.title')}</h1>
          <span className={`${listPane.count} tabular`}>{t('products.count', { count: library.products.length })}</span>
          <LibraryMenu library={library} />
          <IconButton label={t('products.new')} variant="primary" icon={<Plus />} onClick={startNew} />
        </div>
        <SearchField label={t('products.search')} value={query} onChange={setQuery} />
      </header>
      <div className={classNames(listPane.scroll, styles.scroll)}>
        {!isOrdered && rows.length === 0 && <EmptyState title={t('products.nothing-found')} body={t('common.nothing-found-body')} />}
        <ul ref={list} className={listPane.rows}>
          {rows.map((product, at) => (
            <li key={product.id} {...dropTarget(`product-${product.id}`, { above: product.id, below: rows[at + 1]?.id ?? null }, place)} className={listPane.place}>
              <ProductRow
                product={product}
                inList={{ isSelected: product.id === selected, isInTabOrder: product === inTabOrder, onKeyDown: (event) => onKeyDown(event, product), draggable: draggable(product.id) }}
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
