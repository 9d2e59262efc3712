import { Plus } from 'lucide-react'
import type { RuleProblem } from '#shared/contract/automation.ts'
import type { ReplyVariant, RuleRow } from '#shared/domain/automation/rule.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import editorPage from '../../ui/pages/editor-page.module.css'
import { VariantField } from './variant-field.tsx'
import styles from './editor.module.css'

type Props = { variants: readonly ReplyVariant[]; files: readonly KeptFile[]; rules: readonly RuleRow[]; problems: readonly RuleProblem[]; onChange: (variants: ReplyVariant[]) => void }

/** What it says: one of the wordings, by chance and not the same twice in a row to one customer. */
export function VariantsEditor({ variants, files, rules, problems, onChange }: Props) {
  const t = useStrings()
  const most = useLimit()('automation.variants')
  return (
    <fieldset className={styles.block}>
      <legend className={styles.legend}>{t('automation.says')}</legend>
      {variants.length > 1 && <p className={editorPage.hint}>{t('automation.variants-hint', { limit: most })}</p>}
      {variants.map((variant, index) => (
        <VariantField
          // oxlint-disable-next-line react/no-array-index-key -- a wording is known by its place
          key={index}
          index={index} variant={variant} isOnly={variants.length === 1} file={files.find(({ id }) => id === variant.fileId) ?? null} rules={rules} problems={problems.filter((problem) => problem.variant === index)}
          onChange={(next) => onChange(variants.with(index, next))} onRemove={() => onChange(variants.toSpliced(index, 1))}
        />
      ))}
      {variants.length < most && (
        <Button size="s" variant="quiet" icon={<Plus aria-hidden size={15} />} className={editorPage.add} onClick={() => onChange([...variants, { body: '', extra: null, fileId: null }])}>
          {t(variants.length === 0 ? 'automation.add-reply' : 'automation.add-variant')}
        </Button>
      )}
    </fieldset>
  )
}
