import type { MessageOrigin } from '#shared/domain/message-content.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'
import type { Translate } from '../../strings/use-strings.ts'
import { kindIcons, originIcons, statusIcons } from './message-icons.tsx'
import type { RowPreview } from './row-preview.ts'
import styles from './conversation-row.module.css'

export const originLabels: Record<Exclude<MessageOrigin, 'customer'>, MessageKey> = {
  person: 'inbox.you',
  history: 'inbox.you',
  automation: 'inbox.from-automation',
  campaign: 'inbox.from-campaign',
  'phone-app': 'inbox.from-phone',
}

const originLabel = (origin: MessageOrigin): MessageKey => (origin === 'customer' ? 'inbox.you' : originLabels[origin])

/** The second line as text, for the spoken row. */
export function previewText(preview: RowPreview, t: Translate): string {
  switch (preview.kind) {
    case 'none': return t('inbox.no-messages')
    case 'deleted': return t('inbox.deleted')
    case 'draft': {
      const files = preview.attachmentCount > 0 ? t('inbox.draft-files', { count: preview.attachmentCount }) : ''
      return [t('inbox.draft'), preview.text, files].filter(Boolean).join(' ')
    }
    case 'message': {
      const words = preview.type === 'text' ? (preview.text ?? '') : [t(`inbox.kind.${preview.type}`), preview.text].filter(Boolean).join(', ')
      return preview.ours ? `${t(originLabel(preview.ours.origin))} ${words} (${t(`inbox.status.${preview.ours.status}`)})` : words
    }
  }
}

/** The second line as it is drawn. Its text is people's own: isolated, never markup. */
export function PreviewLine({ preview, t }: { preview: RowPreview; t: Translate }) {
  switch (preview.kind) {
    case 'none': return <span className={styles.preview}>{t('inbox.no-messages')}</span>
    case 'deleted': return <span className={`${styles.preview} ${styles.deleted}`}>{t('inbox.deleted')}</span>
    case 'draft':
      return (
        <span className={styles.preview}>
          <span className={styles.draft}>{t('inbox.draft')}</span>{' '}
          <bdi>{preview.text}</bdi>
          {preview.attachmentCount > 0 && ` ${t('inbox.draft-files', { count: preview.attachmentCount })}`}
        </span>
      )
    case 'message': {
      const Kind = kindIcons[preview.type]
      const Status = preview.ours && statusIcons[preview.ours.status]
      const Origin = preview.ours && originIcons[preview.ours.origin]
      return (
        <span className={styles.preview}>
          {Status && <Status className={styles.status} data-status={preview.ours?.status} />}
          {preview.ours && (
            <>
              {Origin && <Origin className={styles.kind} />}
              {`${t(originLabel(preview.ours.origin))} `}
            </>
          )}
          {Kind && <Kind className={styles.kind} />}
          <bdi>{preview.text ?? t(`inbox.kind.${preview.type}`)}</bdi>
        </span>
      )
    }
  }
}
