import { Plus, Sparkles, X } from 'lucide-react'
import type { QuickReplyChoices } from '#shared/domain/quick-reply.ts'
import type { QuickReplyProblem } from '#shared/domain/quick-reply-rules.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import editorPage from '../../ui/pages/editor-page.module.css'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Segmented } from '../../ui/fields/segmented.tsx'
import { TextField } from '../../ui/fields/text-field.tsx'
import styles from './editor.module.css'

type Props = { choices: QuickReplyChoices | null; errorAt: (at: QuickReplyProblem['at'], index?: number) => string | null; onChange: (choices: QuickReplyChoices | null) => void }

/** Reply buttons or a list below the text, with the recommended three at one press. */
export function ChoicesEditor({ choices, errorAt, onChange }: Props) {
  const t = useStrings()
  const limit = useLimit()
  const kind = choices?.kind ?? 'none'
  const rows = choices?.kind === 'list' ? choices.rows : (choices?.titles ?? []).map((title) => ({ title, description: null }))
  const most = limit(kind === 'list' ? 'interactive.list-rows' : 'interactive.buttons')

  const setRows = (next: { title: string; description: string | null }[]) =>
    onChange(choices?.kind === 'list' ? { ...choices, rows: next } : { kind: 'buttons', titles: next.map(({ title }) => title) })
  /** Titles stay when one kind becomes the other. */
  const setKind = (next: 'none' | 'buttons' | 'list') => {
    const kept = rows.length > 0 ? rows : [{ title: '', description: null }]
    if (next === 'none') onChange(null)
    else if (next === 'buttons') onChange({ kind: 'buttons', titles: kept.slice(0, limit('interactive.buttons')).map(({ title }) => title) })
    else onChange({ kind: 'list', button: choices?.kind === 'list' ? choices.button : t('quick-replies.list-button-default'), rows: kept })
  }
  const recommended = () => onChange({ kind: 'buttons', titles: [t('quick-replies.recommended-buy'), t('quick-replies.recommended-stock'), t('quick-replies.recommended-person')] })

  return (
    <div className={styles.block}>
      <div className={styles.blockHeader}>
        <span className={editorPage.label}>{t('quick-replies.choices')}</span>
        <Button size="s" variant="quiet" icon={<Sparkles aria-hidden size={15} />} onClick={recommended}>{t('quick-replies.recommended')}</Button>
      </div>
      <Segmented label={t('quick-replies.choices')} value={kind} segments={(['none', 'buttons', 'list'] as const).map((value) => ({ value, label: t(`quick-replies.choices-${value}`) }))} onChange={setKind} />
      {choices && (
        <>
          {choices.kind === 'list' && <TextField label={t('quick-replies.list-button')} value={choices.button} error={errorAt('list-button')} onChange={(button) => onChange({ ...choices, button })} />}
          <ul className={editorPage.list}>
            {rows.map((row, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a choice is known by its place
              <li key={index} className={styles.choice}>
                <TextField
                  label={t(choices.kind === 'list' ? 'quick-replies.row-title' : 'quick-replies.button-title', { index: index + 1 })}
                  hidesLabel
                  placeholder={t(choices.kind === 'list' ? 'quick-replies.row-title' : 'quick-replies.button-title', { index: index + 1 })}
                  value={row.title}
                  error={errorAt('choice', index)}
                  onChange={(title) => setRows(rows.with(index, { ...row, title }))}
                />
                {choices.kind === 'list' && (
                  <TextField
                    label={t('quick-replies.row-description', { index: index + 1 })}
                    hidesLabel
                    placeholder={t('quick-replies.description-placeholder')}
                    value={row.description ?? ''}
                    error={errorAt('description', index)}
                    onChange={(description) => setRows(rows.with(index, { ...row, description: description === '' ? null : description }))}
                  />
                )}
                <IconButton label={t('quick-replies.remove-choice', { title: row.title || String(index + 1) })} size="s" icon={<X />} onClick={() => (rows.length === 1 ? onChange(null) : setRows(rows.toSpliced(index, 1)))} />
              </li>
            ))}
          </ul>
          {rows.length < most && <Button size="s" variant="quiet" icon={<Plus aria-hidden size={15} />} className={editorPage.add} onClick={() => setRows([...rows, { title: '', description: null }])}>{t('quick-replies.add-choice')}</Button>}
          <p className={editorPage.hint}>{t('quick-replies.choices-hint', { limit: most, length: limit(choices.kind === 'list' ? 'interactive.row-title' : 'interactive.button-title') })}</p>
        </>
      )}
    </div>
  )
}
