import { Braces, X } from 'lucide-react'
import { useId, useRef } from 'react'
import { keptFilePath } from '#shared/contract/http.ts'
import type { RuleProblem } from '#shared/contract/automation.ts'
import type { ReplyVariant, RuleRow } from '#shared/domain/automation/rule.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import { metaLength } from '#shared/domain/text-length.ts'
import { useFileUpload } from '../../client/kept-files.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import editorPage from '../../ui/pages/editor-page.module.css'
import { FilesField } from '../../ui/fields/files-field.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Menu } from '../../ui/actions/menu.tsx'
import { insertAtCaret } from '../../ui/text-entry/field-edits.ts'
import { ExtraEditor } from './extra-editor.tsx'
import { ProblemLines } from './problem-lines.tsx'
import { useTextVariables } from './use-text-variables.ts'
import styles from './editor.module.css'

type Props = { index: number; variant: ReplyVariant; isOnly: boolean; file: KeptFile | null; rules: readonly RuleRow[]; problems: readonly RuleProblem[]; onChange: (variant: ReplyVariant) => void; onRemove: () => void }

export function VariantField({ index, variant, isOnly, file, rules, problems, onChange, onRemove }: Props) {
  const t = useStrings()
  const limit = useLimit()
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const variables = useTextVariables()
  const length = metaLength(variant.body.trim())
  const soft = limit('automation.text')
  const isWrong = problems.some(({ isAdvice }) => !isAdvice)
  const upload = useFileUpload(([kept]) => kept && onChange({ ...variant, extra: null, fileId: kept.id }))
  const insert = (text: string) => requestAnimationFrame(() => field.current && insertAtCaret(field.current, text))

  return (
    <div className={styles.variant}>
      <div className={styles.blockHeader}>
        <label htmlFor={id} className={editorPage.label}>{isOnly ? t('automation.text') : t('automation.variant', { number: index + 1 })}</label>
        <IconButton size="s" label={t('automation.remove-variant', { number: index + 1 })} icon={<X />} onClick={onRemove} />
      </div>
      <div className={editorPage.bodyFrame} data-invalid={isWrong || undefined}>
        <textarea
          ref={field} id={id} rows={4} dir="auto" value={variant.body} placeholder={t('automation.text-placeholder')} className={classNames(editorPage.body, styles.body)}
          aria-invalid={isWrong || undefined} aria-describedby={`${id}-problems`} onChange={({ target }) => onChange({ ...variant, body: target.value })}
        />
        <div className={editorPage.bodyTools}>
          <Menu
            align="start" trigger={<Button size="s" variant="quiet" icon={<Braces aria-hidden size={15} />}>{t('automation.variables')}</Button>}
            items={variables.map(({ text, label }) => ({ id: text, label, onSelect: () => insert(text) }))}
          />
          <span className={`${editorPage.length} ${styles.length} tabular`} data-over={length > soft || undefined}>{t('automation.length', { length, limit: soft })}</span>
        </div>
      </div>
      <div id={`${id}-problems`}>
        <ProblemLines problems={problems} />
      </div>
      <FilesField
        label={t('automation.file')} files={file ? [{ ...file, url: keptFilePath(file.id) }] : []} most={1} isBusy={upload.isBusy} problem={upload.problem}
        onAdd={(chosen) => void upload.add(chosen)} onRemove={() => onChange({ ...variant, fileId: null })}
      />
      {variant.fileId === null && <ExtraEditor extra={variant.extra} rules={rules} onChange={(extra) => onChange({ ...variant, extra })} />}
    </div>
  )
}
