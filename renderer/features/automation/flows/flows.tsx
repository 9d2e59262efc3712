import { Plus, Workflow } from 'lucide-react'
import { flowProblems } from '#shared/domain/automation/flow-check.ts'
import type { Flow, FlowDraft } from '#shared/domain/automation/flow.ts'
import { api } from '../../../client/api.ts'
import { useFields, useLabels } from '../../../client/library.ts'
import { useLimit } from '../../../client/policy-limits.ts'
import { useLibrary } from '../../../client/use-library.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { EmptyState } from '../../../ui/states/empty-state.tsx'
import { ErrorState } from '../../../ui/states/error-state.tsx'
import { Skeleton } from '../../../ui/states/skeleton.tsx'
import { GoneLine } from '../gone-line.tsx'
import { isSame, openFlow, useAutomationPlace } from '../place.ts'
import { FlowEditor } from './flow-editor.tsx'
import styles from './flows.module.css'

const blank: FlowDraft = { name: '', isEnabled: true, firstStep: 'step-1', steps: [{ id: 'step-1', kind: 'say', body: '', extra: null, next: null }] }
const draftOf = ({ name, isEnabled, firstStep, steps }: Flow): FlowDraft => ({ name, isEnabled, firstStep, steps })

/** Small conversations that ask, keep the answers and lead on. */
export function Flows() {
  const t = useStrings()
  const flows = useLibrary('automation', () => api.automation.flows())
  const chosen = useAutomationPlace((state) => state.flow)
  const startNew = () => openFlow('new')
  const flow = flows.data?.find(({ id }) => id === chosen)
  if (chosen === 'new') return <FlowEditor flowId={null} saved={blank} />
  if (flow) return <FlowEditor key={flow.id} flowId={flow.id} saved={draftOf(flow)} />
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
      {flows.state === 'ready' && flows.data.length > 0 && <ul className={styles.list}>{flows.data.map((one) => <FlowRow key={one.id} flow={one} />)}</ul>}
    </div>
  )
}

function FlowRow({ flow }: { flow: Flow }) {
  const t = useStrings()
  const gone = useGone(flow)
  const isUnsaved = useAutomationPlace((state) => state.flowEdits[flow.id] !== undefined && !isSame(state.flowEdits[flow.id]!, draftOf(flow)))
  return (
    <li>
      <button type="button" className={styles.row} onClick={() => openFlow(flow.id)}>
        <span className={styles.name}><bdi>{flow.name}</bdi>{isUnsaved && <span className={styles.unsaved} role="img" aria-label={t('automation.unsaved')} />}</span>
        <span className={`${styles.facts} tabular`}>{flow.isEnabled ? '' : `${t('automation.flow-off')} · `}{t('automation.flow-facts', { steps: flow.steps.length, started: flow.startedCount, finished: flow.finishedCount })}</span>
        {gone && <GoneLine text={t(`automation.flow-problem.${gone}`)} />}
      </button>
    </li>
  )
}

/** What it names that was deleted since. */
function useGone(flow: Flow): 'field-missing' | 'label-gone' | null {
  const limit = useLimit()
  const fields = useFields()
  const labels = useLabels()
  if (fields.state !== 'ready' || labels.state !== 'ready') return null
  const kinds = new Set(flowProblems(flow, { policy: limit, fieldIds: new Set(fields.items.map(({ id }) => id)), labelIds: new Set(labels.items.map(({ id }) => id)) }).map(({ kind }) => kind))
  return (['field-missing', 'label-gone'] as const).find((kind) => kinds.has(kind)) ?? null
}
