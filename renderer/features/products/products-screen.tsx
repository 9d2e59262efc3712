import { ArrowLeft, MousePointerClick, Plus, ShoppingBag } from 'lucide-react'
import { useEffect } from 'react'
import type { ProductLibrary } from '#shared/domain/product.ts'
import { loadProducts, useProducts, useProductsWish, wishForProducts } from '../../client/products.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import listPane from '../../ui/lists/list-pane.module.css'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { SplitPane } from '../../ui/pages/split-pane.tsx'
import { ImportProducts } from './import-products.tsx'
import { ProductEditor } from './product-editor.tsx'
import { ProductList } from './product-list.tsx'
import { select, startNew, useProductsPlace } from './products-place.ts'
import styles from './products.module.css'

/** What the shop sells on the left, the chosen product with its preview on the right; one at a time on a narrow window. */
export function ProductsScreen({ isSingle }: { isSingle: boolean }) {
  const t = useStrings()
  const answer = useProducts()
  const { wish } = useProductsWish()
  useEffect(() => {
    if (wish !== 'new') return
    startNew()
    wishForProducts(null)
  }, [wish])
  return (
    <div className={styles.screen}>
      {answer.state === 'loading' && <ProductsSkeleton />}
      {answer.state === 'error' && <ErrorState error={answer.error} title={t('products.error-title')} body={t('common.saved-is-safe')} onRetry={() => void loadProducts()} />}
      {answer.state === 'ready' && <Library library={answer.library} isSingle={isSingle} />}
      <ImportProducts isOpen={wish === 'import'} onClose={() => wishForProducts(null)} />
    </div>
  )
}

function Library({ library, isSingle }: { library: ProductLibrary; isSingle: boolean }) {
  const t = useStrings()
  const selected = useProductsPlace((state) => state.selected)
  const chosen = library.products.find(({ id }) => id === selected)
  const isEditing = selected === 'new' || chosen !== undefined
  const pane = <ProductList library={library} />
  const editor = isEditing ? <ProductEditor key={selected} product={chosen ?? null} library={library} /> : <NothingChosen isEmpty={library.products.length === 0} />
  if (!isSingle) return <SplitPane rememberAs="products-width" label={t('ui.resize-list')} min={300} max={420} initial={340} start={pane} end={<div id="content" tabIndex={-1} className={listPane.page}>{editor}</div>} />
  if (!isEditing && library.products.length > 0) return pane
  return (
    <div className={listPane.page}>
      {isEditing && <Button variant="quiet" size="s" icon={<ArrowLeft aria-hidden size={16} />} className={listPane.back} onClick={() => select(null)}>{t('products.back')}</Button>}
      {editor}
    </div>
  )
}

function NothingChosen({ isEmpty }: { isEmpty: boolean }) {
  const t = useStrings()
  if (!isEmpty) return <EmptyState icon={<MousePointerClick />} title={t('products.pick-title')} body={t('common.pick-body')} />
  return (
    <EmptyState
      icon={<ShoppingBag />} title={t('products.empty-title')} body={t('products.empty-body')}
      action={<Button variant="primary" icon={<Plus aria-hidden size={16} />} onClick={startNew}>{t('products.new')}</Button>}
    />
  )
}

function ProductsSkeleton() {
  return (
    <div className={listPane.skeleton} aria-hidden>
      <div className={`${listPane.skeletonList} ${styles.skeletonList}`}>
        <Skeleton height="2.25rem" shape="block" />
        {['58%', '72%', '46%', '64%', '52%'].map((width) => <div key={width} className={listPane.skeletonRow}><Skeleton width={width} /><Skeleton width="90%" height="0.75rem" /></div>)}
      </div>
      <div className={listPane.skeletonPage}><Skeleton width="30%" height="1.75rem" /><Skeleton height="2.25rem" shape="block" /><Skeleton height="10rem" shape="block" /></div>
    </div>
  )
}
