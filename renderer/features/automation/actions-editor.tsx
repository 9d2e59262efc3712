import type { RuleActions } from '#shared/domain/automation/rule.ts'
import { api } from '../../client/api.ts'
import { useLabels } from '../../client/library.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { ToggleChips } from './toggle-chips.tsx'
import styles from './editor.module.css'

/** What else happens when it fires. */
export function ActionsEditor({ actions, onChange }: { actions: RuleActions; onChange: (actions: RuleActions) => void }) {
  const t = useStrings()
  const options = useLabels().items.map(({ id, name }) => ({ value: id, label: name }))
  const flows = useLibrary('automation', () => api.automation.flows()).data ?? []
  return (
    <fieldset className={styles.block}>
      <legend className={styles.legend}>{t('automation.actions')}</legend>
      {options.length > 0 && (
        <>
          <span className={styles.label}>{t('automation.add-labels')}</span>
          <ToggleChips label={t('automation.add-labels')} values={actions.addLabels} options={options.filter(({ value }) => !actions.removeLabels.includes(value))} onChange={(addLabels) => onChange({ ...actions, addLabels })} />
          <span className={styles.label}>{t('automation.remove-labels')}</span>
          <ToggleChips label={t('automation.remove-labels')} values={actions.removeLabels} options={options.filter(({ value }) => !actions.addLabels.includes(value))} onChange={(removeLabels) => onChange({ ...actions, removeLabels })} />
        </>
      )}
      <Switch label={t('automation.hands-over')} hint={t('automation.hands-over-hint')} isOn={actions.handsOver} onChange={(handsOver) => onChange({ ...actions, handsOver })} />
      {flows.length > 0 && (
        <Select
          label={t('automation.starts-flow')} value={String(actions.startsFlowId ?? '')}
          options={[{ value: '', label: t('automation.no-flow') }, ...flows.map(({ id, name }) => ({ value: String(id), label: name }))]}
          onChange={(id) => onChange({ ...actions, startsFlowId: id === '' ? null : Number(id) })}
        />
      )}
    </fieldset>
  )
}
