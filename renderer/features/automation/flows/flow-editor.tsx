import { ArrowLeft, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { FlowDraft, FlowStep } from '#shared/domain/automation/flow.ts'
import { api } from '../../../client/api.ts'
import { useFields } from '../../../client/library.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { attempt } from '../attempt.ts'
import { FlowStepFields } from './flow-step-fields.tsx'
import { blankStep, flowProblem, freeStepId, withoutStep } from './flow-steps.ts'
import styles from './flows.module.css'

const kinds = ['menu', 'ask', 'say', 'label', 'handover'] as const

/** Steps in a list; each says where it goes on. The first one begins. */
export function FlowEditor({ flowId, draft: saved, onClose }: { flowId: number | null; draft: FlowDraft; onClose: () => void }) {
  const t = useStrings()
  const [draft, setDraft] = useState(saved)
  const [isRemoving, setIsRemoving] = useState(false)
  const fields = useFields().items
  const problem = flowProblem(draft)
  const change = (part: Partial<FlowDraft>) => setDraft({ ...draft, ...part })
  const setStep = (index: number, step: FlowStep) => change({ steps: draft.steps.with(index, step) })
  const add = (kind: FlowStep['kind']) => change({ steps: [...draft.steps, blankStep(kind, freeStepId(draft.steps), fields[0]?.id ?? 1)] })
  const save = async () => {
    if (problem !== null || !(await attempt(api.automation.saveFlow({ flowId, draft: { ...draft, firstStep: draft.steps[0]?.id ?? '' } })))) return
    showToast({ text: t('automation.flow-saved') })
    onClose()
  }
  return (
    <form className={styles.page} aria-label={t('automation.flow-editor')} onSubmit={(event) => { event.preventDefault(); void save() }}>
      <div className={styles.head}>
        <IconButton label={t('automation.flow-back')} icon={<ArrowLeft />} onClick={onClose} />
        <h2 className={styles.heading}><bdi>{draft.name.trim() || t('automation.flow-new')}</bdi></h2>
        {flowId !== null && <IconButton label={t('automation.flow-remove')} icon={<Trash2 />} onClick={() => setIsRemoving(true)} />}
      </div>
      <TextField label={t('automation.name')} value={draft.name} maxLength={120} autoFocus={flowId === null} onChange={(name) => change({ name })} />
      <Switch label={t('automation.flow-enabled')} isOn={draft.isEnabled} onChange={(isEnabled) => change({ isEnabled })} />
      <ol className={styles.steps}>
        {draft.steps.map((step, index) => (
          <li key={step.id} className={styles.step}>
            <div className={styles.stepHead}>
              <span className={styles.stepNumber}>{index + 1}</span>
              <span className={styles.stepKind}>{t(`automation.step-${step.kind}`)}</span>
              {draft.steps.length > 1 && <IconButton size="s" label={t('automation.remove-step', { number: index + 1 })} icon={<Trash2 />} onClick={() => change({ steps: withoutStep(draft.steps, step.id) })} />}
            </div>
            <FlowStepFields step={step} steps={draft.steps} onChange={(next) => setStep(index, next)} />
          </li>
        ))}
      </ol>
      <div>
        <Menu align="start" trigger={<Button size="s" icon={<Plus aria-hidden size={15} />}>{t('automation.add-step')}</Button>} items={kinds.map((kind) => ({ id: kind, label: t(`automation.step-${kind}`), isDisabled: kind === 'ask' && fields.length === 0, onSelect: () => add(kind) }))} />
      </div>
      <footer className={styles.footer}>
        <Button type="submit" variant="primary" disabled={problem !== null}>{t('automation.save')}</Button>
        <Button variant="quiet" onClick={onClose}>{t('automation.discard')}</Button>
        {problem && <p className={styles.problem}>{t(`automation.flow-problem-${problem}`)}</p>}
      </footer>
      <ConfirmDialog
        isOpen={isRemoving} title={t('automation.flow-remove-title', { name: draft.name })} consequences={[t('automation.flow-remove-stops')]} confirmLabel={t('automation.flow-remove')} isDangerous onClose={() => setIsRemoving(false)}
        onConfirm={async () => { if (flowId !== null && (await attempt(api.automation.removeFlow({ flowId }).then(() => true))) !== null) onClose() }}
      />
    </form>
  )
}
