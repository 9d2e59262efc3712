import { ExternalLink, FileText, Film, Image, List, Music, ReplyIcon } from 'lucide-react'
import type { MediaMessageType } from '#shared/domain/message-content.ts'
import type { ChoiceAction } from '#shared/domain/quick-reply-fill.ts'
import { FormattedText } from './formatted-text.tsx'
import styles from './preview-bubble.module.css'

export type PreviewFile = { key: number | string; type: MediaMessageType; fileName: string; url: string }
export type PreviewAction = ChoiceAction | { kind: 'url'; displayText: string }
/** `at`: UTF-16 place after which a phone hides the rest until it is unfolded. */
export type PreviewFold = { at: number; label: string }
const fileIcons = { image: Image, sticker: Image, video: Film, audio: Music, document: FileText }

type Props = { text: string; files?: readonly PreviewFile[]; action?: PreviewAction | null; fold?: PreviewFold | null; emptyText: string }

/** A message of ours as the customer will see it: files ahead, then the text with what can be tapped below. */
export function PreviewBubble({ text, files = [], action = null, fold = null, emptyText }: Props) {
  return (
    <div className={styles.preview}>
      {files.map((file) => {
        const Icon = fileIcons[file.type]
        return file.type === 'image' || file.type === 'sticker'
          ? <img key={file.key} src={file.url} alt={file.fileName} className={styles.picture} />
          : <div key={file.key} className={`${styles.bubble} ${styles.file}`}><Icon aria-hidden size={18} /><bdi>{file.fileName}</bdi></div>
      })}
      {(text.trim() !== '' || files.length === 0) && (
        <div className={styles.bubble} dir="auto">{text.trim() === '' ? <span className={styles.empty}>{emptyText}</span> : <Words text={text} fold={fold} />}</div>
      )}
      {action && <Choices action={action} />}
    </div>
  )
}

function Words({ text, fold }: { text: string; fold: PreviewFold | null }) {
  if (!fold) return <FormattedText text={text} />
  return (
    <>
      <FormattedText text={text.slice(0, fold.at)} />
      <span className={styles.fold}>{fold.label}</span>
      <FormattedText text={text.slice(fold.at)} />
    </>
  )
}

function Choices({ action }: { action: PreviewAction }) {
  if (action.kind === 'url') return <div className={styles.choices}><span className={styles.choice}><ExternalLink aria-hidden size={16} /><bdi>{action.displayText}</bdi></span></div>
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
