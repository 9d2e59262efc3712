import { Plus, X } from 'lucide-react'
import type { FlowStep } from '#shared/domain/automation/flow.ts'
import { useFields, useLabels } from '../../../client/library.ts'
import { useLimit } from '../../../client/policy-limits.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { Segmented } from '../../../ui/fields/segmented.tsx'
import { Select } from '../../../ui/fields/select.tsx'
import { TextArea, TextField } from '../../../ui/fields/text-field.tsx'
import { LabelChips } from '../label-chips.tsx'
import styles from './flows.module.css'

type Props<Step extends FlowStep = FlowStep> = { step: Step; steps: readonly FlowStep[]; onChange: (step: FlowStep) => void }

export function FlowStepFields({ step, steps, onChange }: Props) {
  const t = useStrings()
  const fields = useFields().items
  switch (step.kind) {
    case 'menu': return <MenuFields step={step} steps={steps} onChange={onChange} />
    case 'ask': return (
      <>
        <TextArea label={t('automation.step-text')} value={step.body} onChange={(body) => onChange({ ...step, body })} />
        <TextArea label={t('automation.step-retry')} hint={t('automation.step-retry-hint')} rows={2} value={step.retry ?? ''} onChange={(retry) => onChange({ ...step, retry: retry === '' ? null : retry })} />
        <Select label={t('automation.step-field')} value={String(step.fieldId)} options={fields.map(({ id, name }) => ({ value: String(id), label: name }))} onChange={(id) => onChange({ ...step, fieldId: Number(id) })} />
        <NextStep value={step.next} steps={steps} own={step.id} onChange={(next) => onChange({ ...step, next })} />
      </>
    )
    case 'say': return (
      <>
        <TextArea label={t('automation.step-text')} value={step.body} onChange={(body) => onChange({ ...step, body })} />
        <div className={styles.pair}>
          <TextField label={t('automation.step-url')} type="url" value={step.extra?.url ?? ''} onChange={(url) => onChange({ ...step, extra: url === '' ? null : { kind: 'url', displayText: step.extra?.displayText ?? '', url } })} />
          {step.extra && <TextField label={t('automation.url-text')} value={step.extra.displayText} onChange={(displayText) => step.extra && onChange({ ...step, extra: { ...step.extra, displayText } })} />}
        </div>
        <NextStep value={step.next} steps={steps} own={step.id} onChange={(next) => onChange({ ...step, next })} />
      </>
    )
    case 'label': return (
      <>
        <span className={styles.label}>{t('automation.add-labels')}</span>
        <LabelChips label={t('automation.add-labels')} values={step.addLabels} onChange={(addLabels) => onChange({ ...step, addLabels, removeLabels: step.removeLabels.filter((id) => !addLabels.includes(id)) })} />
        <span className={styles.label}>{t('automation.remove-labels')}</span>
        <LabelChips label={t('automation.remove-labels')} values={step.removeLabels} onChange={(removeLabels) => onChange({ ...step, removeLabels, addLabels: step.addLabels.filter((id) => !removeLabels.includes(id)) })} />
        <NextStep value={step.next} steps={steps} own={step.id} onChange={(next) => onChange({ ...step, next })} />
      </>
    )
    case 'handover': return <TextArea label={t('automation.step-text-optional')} value={step.body ?? ''} onChange={(body) => onChange({ ...step, body: body === '' ? null : body })} />
  }
}

function MenuFields({ step, steps, onChange }: Props<Extract<FlowStep, { kind: 'menu' }>>) {
  const t = useStrings()
  const most = useLimit()(step.menu === 'list' ? 'interactive.list-rows' : 'interactive.buttons')
  const labels = useLabels().items
  const { choices } = step
  const setChoice = (index: number, part: Partial<(typeof choices)[number]>) => onChange({ ...step, choices: choices.with(index, { ...choices[index]!, ...part }) })
  const add = () => {
    const taken = new Set(choices.map(({ id }) => id))
    let number = choices.length + 1
    while (taken.has(`${step.id}-${number}`)) number += 1
    onChange({ ...step, choices: [...choices, { id: `${step.id}-${number}`, title: '', description: null, addLabels: [], next: null }] })
  }
  return (
    <>
      <TextArea label={t('automation.step-text')} value={step.body} onChange={(body) => onChange({ ...step, body })} />
      <Segmented label={t('automation.step-menu')} value={step.menu} segments={(['buttons', 'list'] as const).map((value) => ({ value, label: t(`automation.extra-${value}`) }))} onChange={(menu) => onChange({ ...step, menu, listButton: step.listButton || t('quick-replies.list-button-default') })} />
      {step.menu === 'list' && <TextField label={t('automation.list-button')} value={step.listButton} onChange={(listButton) => onChange({ ...step, listButton })} />}
      <ul className={styles.choices}>
        {choices.map((choice, index) => (
          <li key={choice.id} className={styles.choiceBlock}>
            <div className={styles.choice}>
              <TextField label={t('automation.choice', { number: index + 1 })} value={choice.title} onChange={(title) => setChoice(index, { title })} />
              <NextStep value={choice.next} steps={steps} own={step.id} onChange={(next) => setChoice(index, { next })} />
              {choices.length > 1 && <IconButton size="s" label={t('automation.remove-choice', { title: choice.title || String(index + 1) })} icon={<X />} onClick={() => onChange({ ...step, choices: choices.toSpliced(index, 1) })} />}
            </div>
            {step.menu === 'list' && <TextField label={t('automation.choice-description', { number: index + 1 })} value={choice.description ?? ''} onChange={(text) => setChoice(index, { description: text === '' ? null : text })} />}
            {labels.length + choice.addLabels.length > 0 && (
              <details>
                <summary className={styles.summary}>{t('automation.choice-labels', { count: choice.addLabels.length })}</summary>
                <LabelChips label={t('automation.choice-labels-of', { number: index + 1 })} values={choice.addLabels} onChange={(addLabels) => setChoice(index, { addLabels })} />
              </details>
            )}
          </li>
        ))}
      </ul>
      {choices.length < most && <div><Button size="s" variant="quiet" icon={<Plus aria-hidden size={15} />} onClick={add}>{t('automation.add-choice')}</Button></div>}
    </>
  )
}

/** Where it goes on; the end of the flow is a place as well. */
function NextStep({ value, steps, own, onChange }: { value: string | null; steps: readonly FlowStep[]; own: string; onChange: (next: string | null) => void }) {
  const t = useStrings()
  const options = steps.map((step, index) => ({ value: step.id, label: t('automation.next-step', { number: index + 1, kind: t(`automation.step-${step.kind}`) }) })).filter((option) => option.value !== own)
  return <Select label={t('automation.next')} value={value ?? ''} options={[{ value: '', label: t('automation.next-end') }, ...options]} onChange={(next) => onChange(next === '' ? null : next)} />
}
