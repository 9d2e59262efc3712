import type { RuleProblem } from '#shared/contract/automation.ts'
import { awayReasons, keywordMatches, type RuleEvent, type RuleTrigger } from '#shared/domain/automation/rule.ts'
import { useFields, useLabels } from '../../client/library.ts'
import { useStrings } from '../../strings/use-strings.ts'
import editorPage from '../../ui/pages/editor-page.module.css'
import { Segmented } from '../../ui/fields/segmented.tsx'
import { Select } from '../../ui/fields/select.tsx'
import { Switch } from '../../ui/fields/switch.tsx'
import { WordsField } from '../../ui/fields/words-field.tsx'
import { dateMomentOf, dateMoments, daysBeforeOf } from './date-moment.ts'
import { ProblemLines } from './problem-lines.tsx'
import { NumberField } from './number-field.tsx'
import { minuteText, TimeField } from './time-field.tsx'
import { ToggleChips } from './toggle-chips.tsx'
import styles from './editor.module.css'

type Props = { trigger: RuleTrigger; problems: readonly RuleProblem[]; onChange: (trigger: RuleTrigger) => void }

/** When it answers. */
export function TriggerEditor({ trigger, problems, onChange }: Props) {
  const t = useStrings()
  return (
    <fieldset className={styles.block}>
      <legend className={styles.legend}>{t('automation.when')}</legend>
      {trigger.kind === 'greeting' && (
        <>
          <Segmented
            label={t('automation.when')} value={trigger.afterSilentDays === null ? 'first' : 'again'}
            segments={[{ value: 'first', label: t('automation.greeting-first') }, { value: 'again', label: t('automation.greeting-again') }]}
            onChange={(value) => onChange({ ...trigger, afterSilentDays: value === 'first' ? null : 14 })}
          />
          {trigger.afterSilentDays !== null && <NumberField label={t('automation.silent-days')} value={trigger.afterSilentDays} min={1} max={3650} onChange={(afterSilentDays) => onChange({ ...trigger, afterSilentDays })} />}
        </>
      )}
      {trigger.kind === 'away' && (
        <ToggleChips
          label={t('automation.when')} values={trigger.when} options={awayReasons.map((value) => ({ value, label: t(`automation.away-${value}`) }))}
          onChange={(when) => when.length > 0 && onChange({ ...trigger, when })}
        />
      )}
      {trigger.kind === 'acknowledgement' && <p className={editorPage.hint}>{t('automation.acknowledgement-hint')}</p>}
      {trigger.kind === 'keyword' && (
        <>
          <Select label={t('automation.match')} value={trigger.match} options={keywordMatches.map((value) => ({ value, label: t(`automation.match-${value}`) }))} hint={t(`automation.match-hint-${trigger.match}`)} onChange={(match) => onChange({ ...trigger, match })} />
          <RuleWords words={trigger.words} problems={problems} onChange={(words) => onChange({ ...trigger, words })} />
        </>
      )}
      {trigger.kind === 'handover' && (
        <>
          <p className={editorPage.hint}>{t('automation.handover-hint')}</p>
          <RuleWords words={trigger.words} problems={problems} onChange={(words) => onChange({ ...trigger, words })} />
        </>
      )}
      {trigger.kind === 'event' && <EventEditor event={trigger.event} onChange={(event) => onChange({ ...trigger, event })} />}
      {trigger.kind === 'event' && <ProblemLines problems={problems} />}
    </fieldset>
  )
}

function RuleWords({ words, problems, onChange }: { words: readonly string[]; problems: readonly RuleProblem[]; onChange: (words: string[]) => void }) {
  const t = useStrings()
  const wrong = problems.filter(({ isAdvice }) => !isAdvice)
  return (
    <WordsField
      label={t('automation.words')} hint={t('automation.words-hint')} placeholder={t('automation.words-placeholder')} words={words}
      isInvalid={wrong.length > 0} isBad={(word) => wrong.some(({ params }) => params['word'] === word)} onChange={onChange}
    >
      <ProblemLines problems={problems} />
    </WordsField>
  )
}

function EventEditor({ event, onChange }: { event: RuleEvent; onChange: (event: RuleEvent) => void }) {
  const t = useStrings()
  const labels = useLabels().items
  const dates = useFields().items.filter(({ kind }) => kind === 'date')
  const firstLabel = labels[0]?.id
  const firstDate = dates[0]?.id
  const isUnfit = event.on === 'field-date' ? !dates.some(({ id }) => id === event.fieldId) : !labels.some(({ id }) => id === event.labelId)
  const moment = event.on === 'field-date' ? dateMomentOf(event.daysBefore) : 'same-day'
  const setOn = (on: RuleEvent['on']) => onChange(on === 'label-set' ? { on, labelId: firstLabel ?? 1 } : { on, fieldId: firstDate ?? 1, daysBefore: 0, isYearly: true, atMinute: 600 })
  return (
    <>
      <Segmented label={t('automation.when')} value={event.on} segments={(['label-set', 'field-date'] as const).map((value) => ({ value, label: t(`automation.event-${value}`) }))} onChange={setOn} />
      {event.on === 'label-set' && (labels.length === 0
        ? <p className={editorPage.hint}>{t('automation.no-labels')}</p>
        : <Select label={t('automation.label')} value={isUnfit ? '' : String(event.labelId)} options={labels.map(({ id, name }) => ({ value: String(id), label: name }))} onChange={(id) => onChange({ ...event, labelId: Number(id) })} />)}
      {event.on === 'field-date' && (dates.length === 0
        ? <p className={editorPage.hint}>{t('automation.no-date-fields')}</p>
        : (
          <>
            <Select label={t('automation.date-field')} value={isUnfit ? '' : String(event.fieldId)} options={dates.map(({ id, name }) => ({ value: String(id), label: name }))} onChange={(id) => onChange({ ...event, fieldId: Number(id) })} />
            <Segmented
              label={t('automation.date-moment')} value={moment} segments={dateMoments.map((value) => ({ value, label: t(`automation.date-${value}`) }))}
              onChange={(value) => onChange({ ...event, daysBefore: daysBeforeOf(value, Math.abs(event.daysBefore) || 1) })}
            />
            <div className={editorPage.pair}>
              {moment !== 'same-day' && <NumberField key={moment} label={t(`automation.days-${moment}`)} value={Math.abs(event.daysBefore)} min={1} max={365} onChange={(days) => onChange({ ...event, daysBefore: daysBeforeOf(moment, days) })} />}
              <TimeField label={t('automation.at-time')} value={minuteText(event.atMinute)} onChange={(atMinute) => onChange({ ...event, atMinute })} />
            </div>
            <Switch label={t('automation.yearly')} isOn={event.isYearly} onChange={(isYearly) => onChange({ ...event, isYearly })} />
          </>
        ))}
      <p className={editorPage.hint}>{t('automation.event-window-hint')}</p>
    </>
  )
}
