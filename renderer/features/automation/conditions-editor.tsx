import { Plus, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { RuleProblem } from '#shared/contract/automation.ts'
import { guessableLanguages } from '#shared/domain/automation/guess-language.ts'
import { variableComparisons, type RuleConditions } from '#shared/domain/automation/rule.ts'
import { useLabels } from '../../client/library.ts'
import { useLanguageStore } from '../../strings/language.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import editorPage from '../../ui/pages/editor-page.module.css'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Menu } from '../../ui/actions/menu.tsx'
import { Segmented } from '../../ui/fields/segmented.tsx'
import { Select } from '../../ui/fields/select.tsx'
import { TextField } from '../../ui/fields/text-field.tsx'
import { TimeBands } from './time-bands.tsx'
import { LabelChips } from './label-chips.tsx'
import { ProblemLines } from './problem-lines.tsx'
import { ToggleChips } from './toggle-chips.tsx'
import styles from './editor.module.css'

const parts = ['timeBands', 'hours', 'labelsAny', 'labelsNone', 'languages', 'variables'] as const
type Part = (typeof parts)[number]
const nothing: RuleConditions = { timeBands: [], hours: 'any', labelsAny: [], labelsNone: [], languages: [], variables: [] }
const beginning: Partial<RuleConditions> = { timeBands: [{ fromMinute: 690, toMinute: 780, weekdays: [] }], hours: 'open', variables: [{ key: '', comparison: 'below', value: '10' }] }
const partOf: Partial<Record<RuleProblem['kind'], Part>> = { 'condition-labels-gone': 'labelsAny', 'condition-label-gone': 'labelsAny', 'excluded-label-gone': 'labelsNone', 'condition-value-gone': 'variables', 'hours-never': 'hours', 'bands-never': 'timeBands', 'labels-never': 'labelsNone', 'value-never': 'variables' }
export const isOfConditions = ({ kind }: RuleProblem): boolean => partOf[kind] !== undefined
const isUsed = (conditions: RuleConditions, part: Part) => (part === 'hours' ? conditions.hours !== 'any' : conditions[part].length > 0)

/** All of them must hold; none is there until it is wanted. */
export function ConditionsEditor({ conditions, problems, onChange }: { conditions: RuleConditions; problems: readonly RuleProblem[]; onChange: (conditions: RuleConditions) => void }) {
  const t = useStrings()
  const labels = useLabels().items
  const language = useLanguageStore((state) => state.language)
  const [opened, setOpened] = useState<readonly Part[]>([])
  const shown = parts.filter((part) => opened.includes(part) || isUsed(conditions, part))
  const change = (part: Partial<RuleConditions>) => onChange({ ...conditions, ...part })
  const open = (part: Part) => {
    setOpened([...opened, part])
    change({ [part]: beginning[part] ?? nothing[part] })
  }
  const close = (part: Part) => {
    setOpened(opened.filter((one) => one !== part))
    change({ [part]: nothing[part] })
  }
  const languageNames = new Intl.DisplayNames(language, { type: 'language' })
  const bodies: Record<Part, ReactNode> = {
    timeBands: <TimeBands bands={conditions.timeBands} onChange={(timeBands) => change({ timeBands })} />,
    hours: <Segmented label={t('automation.condition-hours')} value={conditions.hours} segments={(['open', 'closed'] as const).map((value) => ({ value, label: t(`automation.hours-${value}`) }))} onChange={(hours) => change({ hours })} />,
    labelsAny: labels.length + conditions.labelsAny.length === 0 ? <p className={editorPage.hint}>{t('automation.no-labels')}</p> : <LabelChips label={t('automation.condition-labelsAny')} values={conditions.labelsAny} onChange={(labelsAny) => change({ labelsAny })} />,
    labelsNone: labels.length + conditions.labelsNone.length === 0 ? <p className={editorPage.hint}>{t('automation.no-labels')}</p> : <LabelChips label={t('automation.condition-labelsNone')} values={conditions.labelsNone} onChange={(labelsNone) => change({ labelsNone })} />,
    languages: <ToggleChips label={t('automation.condition-languages')} values={conditions.languages} options={guessableLanguages.map((value) => ({ value: value as string, label: languageNames.of(value) ?? value }))} onChange={(languages) => change({ languages })} />,
    variables: <VariableConditions conditions={conditions} onChange={change} />,
  }
  const free = parts.filter((part) => !shown.includes(part))
  return (
    <fieldset className={styles.block}>
      <legend className={styles.legend}>{t('automation.conditions')}</legend>
      {shown.length === 0 && <p className={editorPage.hint}>{t('automation.conditions-none')}</p>}
      {shown.map((part) => (
        <div key={part} className={styles.condition}>
          <div className={styles.blockHeader}>
            <span className={editorPage.label}>{t(`automation.condition-${part}`)}</span>
            <IconButton size="s" label={t('automation.remove-condition', { name: t(`automation.condition-${part}`) })} icon={<X />} onClick={() => close(part)} />
          </div>
          {bodies[part]}
          <ProblemLines problems={problems.filter(({ kind }) => partOf[kind] === part)} />
        </div>
      ))}
      {free.length > 0 && (
        <div>
          <Menu align="start" trigger={<Button size="s" variant="quiet" icon={<Plus aria-hidden size={15} />}>{t('automation.add-condition')}</Button>} items={free.map((part) => ({ id: part, label: t(`automation.condition-${part}`), onSelect: () => open(part) }))} />
        </div>
      )}
    </fieldset>
  )
}

function VariableConditions({ conditions: { variables }, onChange }: { conditions: RuleConditions; onChange: (part: Partial<RuleConditions>) => void }) {
  const t = useStrings()
  return (
    <>
      {variables.map((variable, index) => {
        const set = (part: Partial<typeof variable>) => onChange({ variables: variables.with(index, { ...variable, ...part }) })
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a comparison is known by its place
          <div key={index} className={styles.triple}>
            <TextField label={t('automation.variable-key')} value={variable.key} onChange={(key) => set({ key })} />
            <Select label={t('automation.comparison')} value={variable.comparison} options={variableComparisons.map((value) => ({ value, label: t(`automation.comparison-${value}`) }))} onChange={(comparison) => set({ comparison })} />
            <TextField label={t('automation.variable-value')} value={variable.value} onChange={(value) => set({ value })} />
          </div>
        )
      })}
    </>
  )
}
