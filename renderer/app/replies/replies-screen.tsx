import { Suspense } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { PlaceTabs } from '../../ui/pages/place-tabs.tsx'
import { ErrorBoundary } from '../error-boundary.tsx'
import { ProductsScreen, QuickRepliesScreen } from '../parts.ts'
import { ListSkeleton } from '../skeletons.tsx'
import { goToReplies, repliesPlaces, useRepliesPlace } from './replies-place.ts'
import styles from './replies-screen.module.css'

/** Quick replies and products, each a room of its own. */
export function RepliesScreen({ isSingle }: { isSingle: boolean }) {
  const t = useStrings()
  const place = useRepliesPlace((state) => state.place)
  return (
    <div className={styles.screen}>
      <div className={styles.header}>
        <PlaceTabs label={t('products.rooms')} place={place} places={repliesPlaces.map((id) => ({ id, label: t(`${id}.title`) }))} onGo={goToReplies} />
      </div>
      <div className={styles.place}>
        <ErrorBoundary resetKey={place}>
          <Suspense fallback={<ListSkeleton />}>{place === 'products' ? <ProductsScreen isSingle={isSingle} /> : <QuickRepliesScreen isSingle={isSingle} />}</Suspense>
        </ErrorBoundary>
      </div>
    </div>
  )
}
