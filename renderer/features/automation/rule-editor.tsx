import { History, Trash2 } from 'lucide-react'
import type { ReplyVariant, RuleDraft, RuleRow } from '#shared/domain/automation/rule.ts'
import { api } from '../../client/api.ts'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { classNames } from '../../ui/class-names.ts'
import { EditorFooter } from '../../ui/pages/editor-footer.tsx'
import editorPage from '../../ui/pages/editor-page.module.css'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Switch } from '../../ui/fields/switch.tsx'
import { TextField } from '../../ui/fields/text-field.tsx'
import { showToast } from '../../ui/overlays/toast.tsx'
import { useSaveKey } from '../../ui/actions/use-save-key.ts'
import { ActionsEditor } from './actions-editor.tsx'
import { attempt } from './attempt.ts'
import { ConditionsEditor, isOfConditions } from './conditions-editor.tsx'
import { DryRunPanel } from './dry-run-panel.tsx'
import { blankRule, changeEdit, draftOf, dropEdit, isSame, select, showActivityOf, useAutomationPlace } from './place.ts'
import { RulePreview } from './rule-preview.tsx'
import { ProblemLines } from './problem-lines.tsx'
import { removeRule } from './remove-rule.ts'
import { TriggerEditor } from './trigger-editor.tsx'
import { useRuleCheck } from './use-rule-check.ts'
import { VariantsEditor } from './variants-editor.tsx'

type Props = { rule: RuleRow | null; rules: readonly RuleRow[]; onOpenMessage: (conversationId: number, messageId: number) => void }

/** What is wrong is said beside its field and keeps it from being saved; advice does not. */
export function RuleEditor({ rule, rules, onOpenMessage }: Props) {
  const t = useStrings()
  const key = rule?.id ?? 'new'
  const edited = useAutomationPlace((state) => state.edits[key])
  const draft = edited ?? (rule ? draftOf(rule) : blankRule('keyword'))
  const saved = rule ? draftOf(rule) : blankRule(draft.trigger.kind)
  const isChanged = !isSame(draft, saved)
  const check = useRuleCheck(rule?.id ?? null, draft)
  const isUntouched = (kind: string) => rule === null && (kind === 'no-words' || (kind === 'content-refused' && draft.variants.every(({ body, fileId }) => body.trim() === '' && fileId === null)))
  const problems = (check?.problems ?? []).filter((problem) => !isUntouched(problem.kind))
  const blocking = (check?.problems ?? []).filter(({ isAdvice }) => !isAdvice).length + (draft.name.trim() === '' ? 1 : 0)
  const ofRule = problems.filter(({ variant }) => variant === null)
  const ofTrigger = ofRule.filter(({ kind }) => kind.includes('word') || kind.startsWith('event-') || kind === 'pattern-too-wide')
  const ofActions = ofRule.filter(({ kind }) => kind === 'action-label-gone' || kind === 'flow-gone')
  const change = (part: Partial<RuleDraft>) => changeEdit(key, { ...draft, ...part })
  const setVariants = (variants: ReplyVariant[]) => change({ variants })

  const save = async () => {
    if (!isChanged || blocking > 0) return
    const done = await attempt(api.automation.saveRule({ ruleId: rule?.id ?? null, draft }))
    if (!done) return
    dropEdit(key)
    select(done.id)
    showToast({ text: t('automation.saved') })
  }
  useSaveKey(() => void save())

  return (
    <div className={editorPage.editor}>
      <header className={editorPage.header}>
        <h2 className={editorPage.heading}><bdi>{draft.name.trim() || t('automation.new-of', { kind: t(`automation.kind-${draft.trigger.kind}`) })}</bdi></h2>
        {rule && <Facts rule={rule} />}
        {rule && <IconButton label={t('automation.recent-of-rule')} icon={<History />} onClick={() => showActivityOf(rule.id)} />}
        {rule && <IconButton label={t('automation.delete')} icon={<Trash2 />} onClick={() => removeRule(rule)} />}
      </header>
      <div className={classNames(editorPage.columns, editorPage.withSide)}>
        <form className={editorPage.form} aria-label={t('automation.editor')} onSubmit={(event) => { event.preventDefault(); void save() }}>
          <TextField label={t('automation.name')} value={draft.name} placeholder={t('automation.name-placeholder')} maxLength={120} autoFocus={rule === null} onChange={(name) => change({ name })} />
          <Switch label={t('automation.is-enabled')} isOn={draft.isEnabled} onChange={(isEnabled) => change({ isEnabled })} />
          <TriggerEditor trigger={draft.trigger} problems={ofTrigger} onChange={(trigger) => change({ trigger })} />
          <VariantsEditor variants={draft.variants} files={check?.files ?? []} rules={rules} problems={problems} onChange={setVariants} />
          <ConditionsEditor conditions={draft.conditions} problems={ofRule} onChange={(conditions) => change({ conditions })} />
          <ActionsEditor actions={draft.actions} problems={ofActions} onChange={(actions) => change({ actions })} />
          <ProblemLines problems={ofRule.filter((problem) => !ofTrigger.includes(problem) && !ofActions.includes(problem) && !isOfConditions(problem))} />
          <EditorFooter isChanged={isChanged} isNew={rule === null} blockingCount={blocking} onDiscard={() => dropEdit(key)} />
        </form>
        <aside className={classNames(editorPage.form, editorPage.side)}>
          <RulePreview draft={draft} previews={check?.previews ?? []} files={check?.files ?? []} />
          <DryRunPanel ruleId={rule?.id ?? null} draft={draft} canRun={(check?.problems ?? []).every(({ isAdvice }) => isAdvice)} onOpenMessage={onOpenMessage} />
        </aside>
      </div>
    </div>
  )
}

function Facts({ rule }: { rule: RuleRow }) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  return (
    <p className={`${editorPage.facts} tabular`}>
      {t('automation.fired-30-days', { count: rule.firedCount30Days })}
      {rule.lastFiredAtMs !== null && ` · ${t('automation.last-fired', { time: format.ago(rule.lastFiredAtMs, nowMs) })}`}
    </p>
  )
}
