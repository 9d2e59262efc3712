import type { CustomerColumn } from '#shared/domain/customer-table.ts'
import { defaultSort, everybody } from '#shared/domain/customer-table.ts'
import { api } from '../../client/api.ts'
import { useQuery } from '../../client/use-query.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import styles from './customers-table.module.css'

/** Who goes into the file: a segment, these customers, or (with neither) everybody; and the columns on screen. */
export type CustomersToExport = { who: { segmentId: number } | { contactIds: number[] } | null; columns: CustomerColumn[] }

/** A way to another room that is not given is not offered. */
export type CustomersTableProps = {
  onOpenConversation: (conversationId: number) => void
  onImport?: (() => void) | undefined
  onExport?: ((what: CustomersToExport) => void) | undefined
  onSegments?: (() => void) | undefined
}

export function CustomersTable({ onOpenConversation }: CustomersTableProps) {
  const t = useStrings()
  const page = useQuery(() => api.customers.page({ sort: defaultSort, filter: everybody, after: null, limit: 100 }), [])
  if (page.state === 'loading') return null
  if (page.state === 'error') return <ErrorState error={page.error} title={t('customers.error-title')} onRetry={page.reload} />
  if (page.data.items.length === 0) return <EmptyState title={t('customers.empty-title')} body={t('customers.empty-body')} />
  return (
    <div className={styles.scroller}>
      <table aria-label={t('customers.table')} className={styles.table}>
        <thead><tr><th scope="col">{t('customers.column.name')}</th><th scope="col">{t('customers.column.phone')}</th></tr></thead>
        <tbody>
          {page.data.items.map((row) => (
            <tr key={row.contactId} onDoubleClick={() => row.conversationId !== null && onOpenConversation(row.conversationId)}>
              <td><bdi>{row.name}</bdi></td>
              <td className="tabular">{row.phoneText}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
