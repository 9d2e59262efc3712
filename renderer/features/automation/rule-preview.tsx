import { useState } from 'react'
import { keptFilePath } from '#shared/contract/http.ts'
import type { VariantPreview } from '#shared/contract/automation.ts'
import type { ReplyExtra, RuleDraft } from '#shared/domain/automation/rule.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { classNames } from '../../ui/class-names.ts'
import editorPage from '../../ui/pages/editor-page.module.css'
import { PreviewBubble, type PreviewAction } from '../../ui/message-text/preview-bubble.tsx'
import { Segmented } from '../../ui/fields/segmented.tsx'
import styles from './editor.module.css'

/** Each wording as it will arrive, with the place where a phone folds it. */
export function RulePreview({ draft, previews, files }: { draft: RuleDraft; previews: readonly VariantPreview[]; files: readonly KeptFile[] }) {
  const t = useStrings()
  const limit = useLimit()
  const [wanted, setWanted] = useState(0)
  const at = Math.min(wanted, Math.max(0, draft.variants.length - 1))
  const variant = draft.variants[at]
  const preview = previews[at]
  return (
    <section className={styles.preview} aria-label={t('automation.preview')}>
      <div className={styles.blockHeader}>
        <h3 className={editorPage.label}>{t('automation.preview')}</h3>
        {draft.variants.length > 1 && <Segmented label={t('automation.preview-of')} value={String(at)} segments={draft.variants.map((_, index) => ({ value: String(index), label: String(index + 1) }))} onChange={(index) => setWanted(Number(index))} />}
      </div>
      <div className={classNames(editorPage.chat, styles.chat)}>
        {variant
          ? <PreviewBubble text={preview?.text ?? variant.body} fold={preview?.foldsAt == null ? null : { at: preview.foldsAt, label: t('automation.fold', { limit: limit('automation.text-fold') }) }} action={variant.extra && actionOf(variant.extra)} files={files.filter(({ id }) => id === variant.fileId).map((file) => ({ key: file.id, type: file.type, fileName: file.fileName, url: keptFilePath(file.id) }))} emptyText={t('automation.preview-empty')} />
          : <p className={editorPage.hint}>{t('automation.preview-none')}</p>}
      </div>
    </section>
  )
}

function actionOf(extra: ReplyExtra): PreviewAction {
  switch (extra.kind) {
    case 'url': return extra
    case 'buttons': return { kind: 'buttons', buttons: extra.buttons.map(({ title }, index) => ({ id: String(index), title })) }
    case 'list': return { kind: 'list', button: extra.button, sections: extra.sections.map((section) => ({ title: section.title, rows: section.rows.map(({ title, description }, index) => ({ id: String(index), title, description })) })) }
  }
}
