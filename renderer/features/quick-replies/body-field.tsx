import { Bold, Braces, Code, Italic, Strikethrough } from 'lucide-react'
import { useId, useRef } from 'react'
import type { TextVariable } from '#shared/contract/quick-replies.ts'
import type { QuickReplyChoices } from '#shared/domain/quick-reply.ts'
import { bodyLimit } from '#shared/domain/quick-reply-rules.ts'
import { metaLength } from '#shared/domain/text-length.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import editorPage from '../../ui/pages/editor-page.module.css'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Menu } from '../../ui/actions/menu.tsx'
import { applyEdit } from '../../ui/text-entry/field-edits.ts'
import { RovingToolbar } from '../../ui/text-entry/roving-toolbar.tsx'
import { toggleMark, type MarkStyle } from '../../ui/text-entry/toggle-mark.ts'
import { variableText } from './variable-words.ts'
import styles from './editor.module.css'

const marks: readonly [MarkStyle, typeof Bold][] = [['bold', Bold], ['italic', Italic], ['strike', Strikethrough], ['code', Code]]

type Props = { body: string; choices: QuickReplyChoices | null; variables: readonly TextVariable[]; error: string | null; onChange: (body: string) => void }

export function BodyField({ body, choices, variables, error, onChange }: Props) {
  const t = useStrings()
  const limit = useLimit()(bodyLimit(choices))
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const length = metaLength(body.trim())

  const toggle = (style: MarkStyle) => {
    const here = field.current
    if (here) applyEdit(here, toggleMark(here.value, here.selectionStart, here.selectionEnd, style))
  }
  /** With the words that stand there when the value is empty chosen, ready to be overwritten. */
  const insert = (variable: TextVariable) => {
    const here = field.current
    if (!here) return
    const from = here.selectionStart
    const fallback = variable.name === 'name' || variable.name === 'given_name' ? t('quick-replies.fallback-name') : ''
    const text = variable.canBeEmpty ? `{${variable.name}|${fallback}}` : `{${variable.name}}`
    const fallbackAt = from + variable.name.length + 2
    const end = from + text.length
    applyEdit(here, { from, to: here.selectionEnd, insert: text, selectFrom: variable.canBeEmpty ? fallbackAt : end, selectTo: variable.canBeEmpty ? fallbackAt + fallback.length : end })
  }

  return (
    <div className={styles.bodyField}>
      <label htmlFor={id} className={editorPage.label}>{t('quick-replies.text')}</label>
      <div className={editorPage.bodyFrame} data-invalid={error !== null || undefined}>
        <textarea
          ref={field}
          id={id}
          rows={7}
          dir="auto"
          value={body}
          placeholder={t('quick-replies.text-placeholder', { example: '{name|…}' })}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-hint ${id}-error`}
          className={classNames(editorPage.body, styles.body)}
          onChange={(event) => onChange(event.target.value)}
        />
        <div className={classNames(editorPage.bodyTools, styles.bodyTools)}>
          <RovingToolbar label={t('quick-replies.text-tools')} className={styles.toolbar}>
            {marks.map(([style, Icon]) => (
              <IconButton key={style} label={t(`common.style-${style}`)} size="s" icon={<Icon />} onPointerDown={(event) => event.preventDefault()} onClick={() => toggle(style)} />
            ))}
          </RovingToolbar>
          <Menu
            align="start"
            trigger={<Button size="s" variant="quiet" icon={<Braces aria-hidden size={15} />}>{t('quick-replies.variables')}</Button>}
            items={variables.map((variable) => ({ id: variable.name, label: variableText(t, variable), onSelect: () => requestAnimationFrame(() => insert(variable)) }))}
          />
          <span className={`${editorPage.length} ${styles.length} tabular`} data-over={length > limit || undefined}>{t('quick-replies.length', { length, limit })}</span>
        </div>
      </div>
      <p id={`${id}-hint`} className={editorPage.hint}>{t('quick-replies.variables-hint')}</p>
      <p id={`${id}-error`} role="alert" className={classNames(editorPage.error, styles.error)}>{error}</p>
    </div>
  )
}
