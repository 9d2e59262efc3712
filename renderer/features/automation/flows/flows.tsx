import { Plus, Workflow } from 'lucide-react'
import { useState } from 'react'
import type { Flow, FlowDraft } from '#shared/domain/automation/flow.ts'
import { api } from '../../../client/api.ts'
import { useLibrary } from '../../../client/use-library.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { FlowEditor } from './flow-editor.tsx'
import styles from './flows.module.css'

type Edited = { flowId: number | null; draft: FlowDraft }

/** Small conversations that ask, keep the answers and lead on (E14, E20). */
export function Flows() {
  const t = useStrings()
  const flows = useLibrary('automation', () => api.automation.flows())
  const [edited, setEdited] = useState<Edited | null>(null)
  const startNew = () => setEdited({ flowId: null, draft: { name: '', isEnabled: true, firstStep: 'step-1', steps: [{ id: 'step-1', kind: 'say', body: '', extra: null, next: null }] } })
  if (edited) return <FlowEditor key={edited.flowId} {...edited} onClose={() => setEdited(null)} />
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{t('automation.section-flows')}</h2>
        {flows.data && flows.data.length > 0 && <Button size="s" icon={<Plus aria-hidden size={15} />} onClick={startNew}>{t('automation.flow-new')}</Button>}
      </div>
      <p className={styles.lead}>{t('automation.flows-lead')}</p>
      {flows.state === 'loading' && <Skeleton height="8rem" shape="block" />}
      {flows.state === 'error' && <ErrorState error={flows.error} onRetry={flows.reload} />}
      {flows.state === 'ready' && flows.data.length === 0 && <EmptyState icon={<Workflow />} title={t('automation.flows-empty-title')} body={t('automation.flows-empty-body')} action={<Button variant="primary" icon={<Plus aria-hidden size={16} />} onClick={startNew}>{t('automation.flow-new')}</Button>} />}
      {flows.state === 'ready' && flows.data.length > 0 && <ul className={styles.list}>{flows.data.map((flow) => <FlowRow key={flow.id} flow={flow} onEdit={() => setEdited({ flowId: flow.id, draft: { name: flow.name, isEnabled: flow.isEnabled, firstStep: flow.firstStep, steps: flow.steps } })} />)}</ul>}
    </div>
  )
}

function FlowRow({ flow, onEdit }: { flow: Flow; onEdit: () => void }) {
  const t = useStrings()
  return (
    <li>
      <button type="button" className={styles.row} onClick={onEdit}>
        <bdi className={styles.name}>{flow.name}</bdi>
        <span className={`${styles.facts} tabular`}>{flow.isEnabled ? '' : `${t('automation.flow-off')} · `}{t('automation.flow-facts', { steps: flow.steps.length, started: flow.startedCount, finished: flow.finishedCount })}</span>
      </button>
    </li>
  )
}
