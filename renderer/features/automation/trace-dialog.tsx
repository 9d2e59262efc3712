import { api } from '../../client/api.ts'
import { useQuery } from '../../client/use-query.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Dialog } from '../../ui/overlays/dialog.tsx'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { select } from './place.ts'
import { TraceSteps } from './trace-steps.tsx'
import styles from './trace.module.css'

type Props = { messageId: number; onClose: () => void; onOpenRules: () => void }

/** Why automation answered a message or did not; `messageId` is the customer's message or the answer to it. */
export function TraceDialog({ messageId, onClose, onOpenRules }: Props) {
  const t = useStrings()
  return <Dialog isOpen onClose={onClose} title={t('automation.trace-title')}><Trace key={messageId} messageId={messageId} onClose={onClose} onOpenRules={onOpenRules} /></Dialog>
}

function Trace({ messageId, onClose, onOpenRules }: Props) {
  const t = useStrings()
  const trace = useQuery(() => api.automation.traceOf({ messageId }), [messageId])
  if (trace.state === 'loading') return <div className={styles.loading} aria-hidden><Skeleton width="60%" /><Skeleton width="90%" /><Skeleton width="75%" /></div>
  if (trace.state === 'error') return <ErrorState error={trace.error} onRetry={trace.reload} />
  if (trace.data === null) return <EmptyState title={t('automation.trace-none-title')} body={t('automation.trace-none-body')} />
  const openRule = (ruleId: number) => {
    onClose()
    select(ruleId)
    onOpenRules()
  }
  return (
    <>
      {trace.data.text !== null && <blockquote className={styles.quoted} dir="auto">{trace.data.text}</blockquote>}
      <TraceSteps trace={trace.data} onOpenRule={openRule} />
    </>
  )
}
