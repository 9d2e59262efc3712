import { useState } from 'react'
import { keptFilePath } from '#shared/contract/http.ts'
import type { TextVariable } from '#shared/contract/quick-replies.ts'
import { fillQuickReply } from '#shared/domain/quick-reply-fill.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { classNames } from '../../ui/class-names.ts'
import editorPage from '../../ui/pages/editor-page.module.css'
import { PreviewBubble } from '../../ui/message-text/preview-bubble.tsx'
import { Segmented } from '../../ui/fields/segmented.tsx'
import type { Edited } from './edited-reply.ts'
import styles from './editor.module.css'

/** The message as it will arrive, for a customer with every value and for one of whom nothing is known. */
export function ReplyPreview({ edited, variables }: { edited: Edited; variables: readonly TextVariable[] }) {
  const t = useStrings()
  const limit = useLimit()
  const [who, setWho] = useState<'example' | 'unknown'>('example')
  const values = who === 'example' ? Object.fromEntries(variables.map(({ name, example }) => [name, example])) : {}
  const { text, action } = fillQuickReply({ ...edited, id: 0 }, values, limit)
  return (
    <aside className={editorPage.side} aria-label={t('common.preview')}>
      <div className={styles.previewHeader}>
        <h3 className={editorPage.label}>{t('common.preview')}</h3>
        <Segmented label={t('quick-replies.preview-who')} value={who} segments={[{ value: 'example', label: t('quick-replies.preview-example') }, { value: 'unknown', label: t('quick-replies.preview-unknown') }]} onChange={setWho} />
      </div>
      <div className={classNames(editorPage.chat, styles.chat)}>
        <PreviewBubble
          text={text}
          action={action}
          emptyText={t('quick-replies.preview-empty')}
          files={edited.files.map((file) => ({ key: file.id, type: file.type, fileName: file.fileName, url: keptFilePath(file.id) }))}
        />
      </div>
    </aside>
  )
}
