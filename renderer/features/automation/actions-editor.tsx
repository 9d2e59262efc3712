import type { RuleProblem } from '#shared/contract/automation.ts'
import type { RuleActions } from '#shared/domain/automation/rule.ts'
import { api } from '../../client/api.ts'
import { useLabels } from '../../client/library.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useStrings } from '../../strings/use-strings.ts'
import editorPage from '../../ui/pages/editor-page.module.css'
import { Select } from '../../ui/fields/select.tsx'
import { Switch } from '../../ui/fields/switch.tsx'
import { LabelChips } from './label-chips.tsx'
import { ProblemLines } from './problem-lines.tsx'
import styles from './editor.module.css'

/** What else happens when it fires. */
export function ActionsEditor({ actions, problems, onChange }: { actions: RuleActions; problems: readonly RuleProblem[]; onChange: (actions: RuleActions) => void }) {
  const t = useStrings()
  const labels = useLabels().items
  const flows = useLibrary('automation', () => api.automation.flows()).data ?? []
  const isGone = problems.some(({ kind }) => kind === 'flow-gone')
  return (
    <fieldset className={styles.block}>
      <legend className={styles.legend}>{t('automation.actions')}</legend>
      {labels.length + actions.addLabels.length + actions.removeLabels.length > 0 && (
        <>
          <span className={editorPage.label}>{t('automation.add-labels')}</span>
          <LabelChips label={t('automation.add-labels')} values={actions.addLabels} except={actions.removeLabels} onChange={(addLabels) => onChange({ ...actions, addLabels })} />
          <span className={editorPage.label}>{t('automation.remove-labels')}</span>
          <LabelChips label={t('automation.remove-labels')} values={actions.removeLabels} except={actions.addLabels} onChange={(removeLabels) => onChange({ ...actions, removeLabels })} />
        </>
      )}
      <Switch label={t('automation.hands-over')} hint={t('automation.hands-over-hint')} isOn={actions.handsOver} onChange={(handsOver) => onChange({ ...actions, handsOver })} />
      {(flows.length > 0 || actions.startsFlowId !== null) && (
        <Select
          label={t('automation.starts-flow')} value={String(actions.startsFlowId ?? '')}
          options={[{ value: '', label: t('automation.no-flow') }, ...(isGone ? [{ value: String(actions.startsFlowId), label: t('automation.deleted-flow') }] : []), ...flows.map(({ id, name }) => ({ value: String(id), label: name }))]}
          onChange={(id) => onChange({ ...actions, startsFlowId: id === '' ? null : Number(id) })}
        />
      )}
      <ProblemLines problems={problems} />
    </fieldset>
  )
}
