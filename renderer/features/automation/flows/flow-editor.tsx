import { ArrowLeft, Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { flowProblems } from '#shared/domain/automation/flow-check.ts'
import type { FlowDraft, FlowStep } from '#shared/domain/automation/flow.ts'
import { api } from '../../../client/api.ts'
import { useFields, useLabels } from '../../../client/library.ts'
import { useLimit } from '../../../client/policy-limits.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { ConfirmDialog } from '../../../ui/overlays/confirm-dialog.tsx'
import { EditorFooter } from '../../../ui/pages/editor-footer.tsx'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { Menu } from '../../../ui/actions/menu.tsx'
import { Switch } from '../../../ui/fields/switch.tsx'
import { TextField } from '../../../ui/fields/text-field.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { useSaveKey } from '../../../ui/actions/use-save-key.ts'
import { attempt } from '../attempt.ts'
import { changeFlow, dropFlow, isSame, openFlow, useAutomationPlace } from '../place.ts'
import { FlowPicture } from './flow-picture.tsx'
import { FlowStepCard } from './flow-step-card.tsx'
import { blankStep, freeStepId, withoutStep } from './flow-steps.ts'
import styles from './flows.module.css'

const kinds = ['menu', 'ask', 'say', 'label', 'handover'] as const

/** Steps in a list, the tree they make beside it. What is not saved stays as a draft when the editor is left. */
export function FlowEditor({ flowId, saved }: { flowId: number | null; saved: FlowDraft }) {
  const t = useStrings()
  const limit = useLimit()
  const key = flowId ?? 'new'
  const list = useRef<HTMLOListElement>(null)
  const draft = useAutomationPlace((state) => state.flowEdits[key]) ?? saved
  const [isRemoving, setIsRemoving] = useState(false)
  const fields = useFields().items
  const labels = useLabels()
  const isChanged = !isSame(draft, saved)
  const problems = flowProblems(draft, { policy: limit, fieldIds: new Set(fields.map(({ id }) => id)), labelIds: labels.state === 'ready' ? new Set(labels.items.map(({ id }) => id)) : null })
  const blocking = problems.filter(({ isAdvice }) => !isAdvice)
  const change = (part: Partial<FlowDraft>) => {
    const next = { ...draft, ...part }
    changeFlow(key, { ...next, firstStep: next.steps[0]?.id ?? '' })
  }
  const add = (kind: FlowStep['kind']) => change({ steps: [...draft.steps, blankStep(kind, freeStepId(draft.steps), fields[0]?.id ?? 1)] })
  const save = async () => {
    if (!isChanged || blocking.length > 0 || !(await attempt(api.automation.saveFlow({ flowId, draft })))) return
    dropFlow(key)
    showToast({ text: t('automation.flow-saved') })
    openFlow(null)
  }
  useSaveKey(() => void save())
  const show = (stepId: string) => {
    const card = list.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(stepId)}"]`)
    card?.scrollIntoView({ block: 'nearest' })
    card?.querySelector<HTMLElement>('textarea, [aria-pressed], button')?.focus()
  }
  return (
    <form className={styles.page} aria-label={t('automation.flow-editor')} onSubmit={(event) => { event.preventDefault(); void save() }}>
      <div className={styles.head}>
        <IconButton label={t('automation.flow-back')} icon={<ArrowLeft />} onClick={() => openFlow(null)} />
        <h2 className={styles.heading}><bdi>{draft.name.trim() || t('automation.flow-new')}</bdi></h2>
        {flowId !== null && <IconButton label={t('automation.flow-remove')} icon={<Trash2 />} onClick={() => setIsRemoving(true)} />}
      </div>
      <TextField label={t('automation.name')} value={draft.name} maxLength={120} autoFocus={flowId === null} onChange={(name) => change({ name })} />
      <Switch label={t('automation.flow-enabled')} isOn={draft.isEnabled} onChange={(isEnabled) => change({ isEnabled })} />
      <FlowPicture draft={draft} troubled={new Set(blocking.map(({ step }) => step ?? ''))} onOpen={show} />
      <ol ref={list} className={styles.steps}>
        {draft.steps.map((step, index) => (
          <FlowStepCard
            key={step.id} step={step} number={index + 1} steps={draft.steps} problems={problems.filter((problem) => problem.step === step.id)} isUntouched={!isChanged}
            onChange={(next) => change({ steps: draft.steps.with(index, next) })} onRemove={draft.steps.length > 1 ? () => change({ steps: withoutStep(draft.steps, step.id) }) : null}
          />
        ))}
      </ol>
      <div>
        <Menu align="start" trigger={<Button size="s" icon={<Plus aria-hidden size={15} />}>{t('automation.add-step')}</Button>} items={kinds.map((kind) => ({ id: kind, label: t(`automation.step-${kind}`), isDisabled: kind === 'ask' && fields.length === 0, onSelect: () => add(kind) }))} />
      </div>
      <EditorFooter
        isChanged={isChanged} blockingCount={blocking.length} reason={draft.name.trim() === '' ? t('automation.flow-problem.name-empty') : undefined}
        onDiscard={() => { dropFlow(key); if (flowId === null) openFlow(null) }}
      />
      <ConfirmDialog
        isOpen={isRemoving} title={t('automation.flow-remove-title', { name: draft.name })} consequences={[t('automation.flow-remove-stops')]} confirmLabel={t('automation.flow-remove')} isDangerous onClose={() => setIsRemoving(false)}
        onConfirm={async () => {
          if (flowId === null || (await attempt(api.automation.removeFlow({ flowId }).then(() => true))) === null) return
          dropFlow(key)
          openFlow(null)
        }}
      />
    </form>
  )
}
