import { Suspense, useState, type ReactNode } from 'react'
import { everybody } from '#shared/domain/customer-table.ts'
import type { CustomersToExport, ShownCustomer } from '../../features/customers/customers-table.tsx'
import { narrow, showView } from '../../features/customers/table-place.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { useEscape } from '../../ui/overlays/escape-ladder.ts'
import { PlaceTabs } from '../../ui/pages/place-tabs.tsx'
import { ErrorBoundary } from '../error-boundary.tsx'
import { askForExport } from '../export-wish.ts'
import { landmarkIds } from '../landmarks.ts'
import type { Layout } from '../layout.ts'
import { openConversation } from '../navigation.ts'
import { PanelFrame } from '../panel-frame.tsx'
import { ContactPanel, CustomersTable, ImportScreen, SegmentsScreen } from '../parts.ts'
import { TableSkeleton } from '../skeletons.tsx'
import { goToCustomers, tabbedPlaces, useCustomersPlace, type CustomersPlace } from './customers-place.ts'
import styles from './customers-screen.module.css'

/** Where the rooms about customers meet: they know callbacks, this file knows them. */
export function CustomersScreen({ layout }: { layout: Layout }) {
  const t = useStrings()
  const place = useCustomersPlace((state) => state.place)
  return (
    <section id={landmarkIds.content} tabIndex={-1} aria-label={t('customers.title')} className={styles.screen}>
      {place !== 'import' && <Header place={place} />}
      <div className={styles.place}>
        <ErrorBoundary resetKey={place}>
          <Suspense fallback={<TableSkeleton />}><Place place={place} layout={layout} /></Suspense>
        </ErrorBoundary>
      </div>
    </section>
  )
}

function Place({ place, layout }: { place: CustomersPlace; layout: Layout }): ReactNode {
  switch (place) {
    case 'table': return <Table layout={layout} />
    case 'segments': return <SegmentsScreen isSingle={layout === 'single'} onShowInTable={showSegment} onExport={(segmentId) => askForExport({ of: 'customers', wish: { segmentId } })} />
    case 'import': return <ImportScreen onLeave={() => goToCustomers('table')} />
  }
}

const exportCustomers = ({ view, columns, contactIds, except }: CustomersToExport) => askForExport({ of: 'customers', wish: { view, columns, ...(contactIds ? { contactIds } : {}), ...(except.length > 0 ? { except } : {}) } })

/** The whole segment: what the table was narrowed to before would hide some of it. */
function showSegment(segmentId: number): void {
  showView(undefined)
  narrow({ ...everybody, segmentId })
  goToCustomers('table')
}

/** The table, and the customer shown beside it or over it. */
function Table({ layout }: { layout: Layout }) {
  const [shown, setShown] = useState<ShownCustomer | null>(null)
  const isDrawer = layout !== 'wide'
  const close = () => setShown(null)
  useEscape('panel', shown !== null && !isDrawer, close)
  return (
    <div className={styles.beside}>
      <div className={styles.table}><CustomersTable onOpenConversation={openConversation} shownId={shown?.contactId ?? null} onShow={setShown} onImport={() => goToCustomers('import')} onExport={exportCustomers} onSegments={() => goToCustomers('segments')} /></div>
      {shown && (
        <PanelFrame isDrawer={isDrawer} isOpen onClose={close}>
          <ContactPanel contactId={shown.contactId} conversationId={shown.conversationId} onJump={(messageId) => shown.conversationId !== null && openConversation(shown.conversationId, messageId)} onClose={close} />
        </PanelFrame>
      )}
    </div>
  )
}

function Header({ place }: { place: CustomersPlace }) {
  const t = useStrings()
  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{t('customers.title')}</h1>
      {tabbedPlaces.length > 1 && (
        <PlaceTabs label={t('customers.title')} place={place} places={tabbedPlaces.map((each) => ({ id: each, label: t(`customers.place.${each}`) }))} onGo={goToCustomers} />
      )}
    </header>
  )
}
