import { Suspense, type ReactNode } from 'react'
import { useStrings } from '../strings/use-strings.ts'
import { Drawer } from '../ui/overlays/drawer.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import styles from './panel-frame.module.css'

/** The customer beside the work, or over it where there is no room. `isBehind`: another customer's panel, about to change; not to be read beside the new thread. */
export function PanelFrame({ isDrawer, isOpen, isBehind = false, onClose, children }: { isDrawer: boolean; isOpen: boolean; isBehind?: boolean; onClose: () => void; children: ReactNode }) {
  const t = useStrings()
  const content = (
    <ErrorBoundary>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  )
  if (isDrawer) return <Drawer isOpen={isOpen} onClose={onClose} label={t('frame.panel')}>{content}</Drawer>
  return isOpen ? <aside aria-label={t('frame.panel')} className={styles.panel} data-behind={isBehind || undefined}>{content}</aside> : null
}
