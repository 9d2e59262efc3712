import { Plus, X } from 'lucide-react'
import type { ReplyButton, ReplyExtra, RuleRow } from '#shared/domain/automation/rule.ts'
import { api } from '../../client/api.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import editorPage from '../../ui/pages/editor-page.module.css'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Segmented } from '../../ui/fields/segmented.tsx'
import { Select } from '../../ui/fields/select.tsx'
import { TextField } from '../../ui/fields/text-field.tsx'
import { actionFromText, actionText } from './button-action.ts'
import styles from './editor.module.css'

const kinds = ['none', 'buttons', 'list', 'url'] as const
type Row = ReplyButton & { description: string | null }
const blank: Row = { title: '', action: { kind: 'words' }, description: null }

/** What can be tapped below the text, and what a tap does. */
export function ExtraEditor({ extra, rules, onChange }: { extra: ReplyExtra | null; rules: readonly RuleRow[]; onChange: (extra: ReplyExtra | null) => void }) {
  const t = useStrings()
  const limit = useLimit()
  const rows = rowsOf(extra)
  const most = limit(extra?.kind === 'list' ? 'interactive.list-rows' : 'interactive.buttons')
  const setKind = (kind: (typeof kinds)[number]) => {
    const kept = rows.length > 0 ? rows : [blank]
    if (kind === 'none') onChange(null)
    else if (kind === 'url') onChange({ kind, displayText: '', url: 'https://' })
    else if (kind === 'buttons') onChange({ kind, buttons: kept.slice(0, limit('interactive.buttons')).map(({ title, action }) => ({ title, action })) })
    else onChange({ kind, button: t('quick-replies.list-button-default'), sections: [{ title: null, rows: kept }] })
  }
  const setRows = (next: Row[]) => {
    if (next.length === 0) onChange(null)
    else if (extra?.kind === 'list') onChange({ ...extra, sections: [{ title: null, rows: next }] })
    else onChange({ kind: 'buttons', buttons: next.map(({ title, action }) => ({ title, action })) })
  }
  return (
    <>
      <Segmented label={t('automation.extra')} value={extra?.kind ?? 'none'} segments={kinds.map((value) => ({ value, label: t(`automation.extra-${value}`) }))} className={styles.extraKinds} onChange={setKind} />
      {extra?.kind === 'url' && (
        <div className={editorPage.pair}>
          <TextField label={t('automation.url-text')} value={extra.displayText} onChange={(displayText) => onChange({ ...extra, displayText })} />
          <TextField label={t('automation.url')} type="url" value={extra.url} onChange={(url) => onChange({ ...extra, url })} />
        </div>
      )}
      {extra?.kind === 'list' && <TextField label={t('automation.list-button')} value={extra.button} onChange={(button) => onChange({ ...extra, button })} />}
      {rows.length > 0 && (
        <ul className={editorPage.list}>
          {rows.map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a choice is known by its place
            <li key={index} className={styles.choice}>
              <ChoiceFields row={row} index={index} isList={extra?.kind === 'list'} rules={rules} onChange={(next) => setRows(rows.with(index, next))} />
              <IconButton size="s" label={t('automation.remove-choice', { title: row.title || String(index + 1) })} icon={<X />} onClick={() => setRows(rows.toSpliced(index, 1))} />
            </li>
          ))}
        </ul>
      )}
      {rows.length > 0 && rows.length < most && <Button size="s" variant="quiet" icon={<Plus aria-hidden size={15} />} className={editorPage.add} onClick={() => setRows([...rows, blank])}>{t('automation.add-choice')}</Button>}
    </>
  )
}

function ChoiceFields({ row, index, isList, rules, onChange }: { row: Row; index: number; isList: boolean; rules: readonly RuleRow[]; onChange: (row: Row) => void }) {
  const t = useStrings()
  const flows = useLibrary('automation', () => api.automation.flows()).data ?? []
  const title = t('automation.choice', { number: index + 1 })
  const options = [
    { value: 'words', label: t('automation.action-words') }, { value: 'person', label: t('automation.action-person') },
    ...rules.filter(({ trigger }) => trigger.kind === 'keyword').map(({ id, name }) => ({ value: `rule ${id}`, label: t('automation.action-rule', { name }) })),
    ...flows.map(({ id, name }) => ({ value: `flow ${id}`, label: t('automation.action-flow', { name }) })),
  ]
  return (
    <div className={styles.choiceFields}>
      <TextField label={title} hidesLabel placeholder={title} value={row.title} onChange={(text) => onChange({ ...row, title: text })} />
      {isList && <TextField label={t('automation.choice-description', { number: index + 1 })} hidesLabel placeholder={t('automation.choice-description', { number: index + 1 })} value={row.description ?? ''} onChange={(text) => onChange({ ...row, description: text === '' ? null : text })} />}
      <Select label={t('automation.choice-action', { number: index + 1 })} value={actionText(row.action)} options={options} onChange={(value) => onChange({ ...row, action: actionFromText(value) })} />
    </div>
  )
}

function rowsOf(extra: ReplyExtra | null): Row[] {
  if (extra?.kind === 'buttons') return extra.buttons.map((button) => ({ ...button, description: null }))
  return extra?.kind === 'list' ? extra.sections.flatMap((section) => section.rows) : []
}
