import { Download, ExternalLink, File, FileSpreadsheet, FileText } from 'lucide-react'
import { useContext } from 'react'
import type { Media, Message } from '#shared/domain/message.ts'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { mediaUrl, saveName } from '../media-url.ts'
import { RowTabIndexContext } from '../../../ui/message-text/row-tab-index.ts'
import { MediaNotice } from './media-notice.tsx'
import styles from './document-body.module.css'

export function DocumentBody({ message }: { message: Message }) {
  const t = useStrings()
  const format = useFormat()
  const { media } = message
  const details = media ? [kindOf(media), media.sizeBytes === null ? null : format.fileSize(media.sizeBytes)].filter(Boolean).join(' · ') : ''
  return (
    <div className={styles.document}>
      <div className={styles.head}>
        <DocumentIcon kind={media ? kindOf(media) : ''} />
        <div className={styles.words}>
          <bdi className={styles.name}>{media?.fileName ?? t('thread.unnamed-file')}</bdi>
          <span className={styles.details}>{details}</span>
        </div>
      </div>
      {media?.state === 'ready' ? <DocumentActions media={media} /> : <MediaNotice message={message} media={media} state={media?.state ?? 'waiting'} />}
    </div>
  )
}

function DocumentActions({ media }: { media: Media }) {
  const t = useStrings()
  const tabIndex = useContext(RowTabIndexContext)
  return (
    <div className={styles.actions}>
      <a className={styles.action} href={mediaUrl(media)} target="_blank" rel="noopener noreferrer" tabIndex={tabIndex}><ExternalLink aria-hidden size={14} />{t('thread.open-file')}</a>
      <a className={styles.action} href={mediaUrl(media)} download={saveName(media, 'file')} tabIndex={tabIndex}><Download aria-hidden size={14} />{t('thread.save-file')}</a>
    </div>
  )
}

function DocumentIcon({ kind }: { kind: string }) {
  if (/^(?:XLSX?|CSV)$/u.test(kind)) return <FileSpreadsheet aria-hidden className={styles.icon} />
  return /^(?:PDF|DOCX?|TXT)$/u.test(kind) ? <FileText aria-hidden className={styles.icon} /> : <File aria-hidden className={styles.icon} />
}

/** The ending of the name in capitals, else the subtype of the media type: "PDF", "XLSX". */
function kindOf(media: Media): string {
  const ending = /\.([a-z\d]{1,5})$/iu.exec(media.fileName ?? '')?.[1]
  return (ending ?? media.mimeType.split(';')[0]?.split('/')[1]?.split('.').at(-1) ?? '').toUpperCase().slice(0, 12)
}
