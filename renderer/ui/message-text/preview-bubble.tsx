import { FileText, Film, Image, List, Music, ReplyIcon } from 'lucide-react'
import type { MediaMessageType } from '#shared/domain/message-content.ts'
import type { ChoiceAction } from '#shared/domain/quick-reply-fill.ts'
import { FormattedText } from './formatted-text.tsx'
import styles from './preview-bubble.module.css'

export type PreviewFile = { key: number | string; type: MediaMessageType; fileName: string; url: string }
const fileIcons = { image: Image, sticker: Image, video: Film, audio: Music, document: FileText }

/** A message of ours as the customer will see it: files ahead, then the text with what can be tapped below. */
export function PreviewBubble({ text, files = [], action = null, emptyText }: { text: string; files?: readonly PreviewFile[]; action?: ChoiceAction | null; emptyText: string }) {
  return (
    <div className={styles.preview}>
      {files.map((file) => {
        const Icon = fileIcons[file.type]
        return file.type === 'image' || file.type === 'sticker'
          ? <img key={file.key} src={file.url} alt={file.fileName} className={styles.picture} />
          : <div key={file.key} className={`${styles.bubble} ${styles.file}`}><Icon aria-hidden size={18} /><bdi>{file.fileName}</bdi></div>
      })}
      {(text.trim() !== '' || files.length === 0) && (
        <div className={styles.bubble} dir="auto">{text.trim() === '' ? <span className={styles.empty}>{emptyText}</span> : <FormattedText text={text} />}</div>
      )}
      {action && <Choices action={action} />}
    </div>
  )
}

function Choices({ action }: { action: ChoiceAction }) {
  if (action.kind === 'list') {
    const rows = action.sections.flatMap((section) => section.rows)
    return (
      <div className={styles.choices}>
        <span className={styles.choice}><List aria-hidden size={16} /><bdi>{action.button}</bdi></span>
        <ul className={styles.rows}>
          {rows.map((row) => <li key={row.id} className={styles.row}><bdi>{row.title}</bdi>{row.description && <bdi className={styles.description}>{row.description}</bdi>}</li>)}
        </ul>
      </div>
    )
  }
  return (
    <div className={styles.choices}>
      {action.buttons.map((button) => <span key={button.id} className={styles.choice}><ReplyIcon aria-hidden size={16} /><bdi>{button.title}</bdi></span>)}
    </div>
  )
}
