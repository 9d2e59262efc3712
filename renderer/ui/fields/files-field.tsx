import { FileText, Film, Image, Music, Paperclip, X, type LucideIcon } from 'lucide-react'
import { useRef } from 'react'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../actions/button.tsx'
import { IconButton } from '../actions/icon-button.tsx'
import styles from './files-field.module.css'

const icons: Record<ShownFile['type'], LucideIcon> = { image: Image, sticker: Image, video: Film, audio: Music, document: FileText }
type ShownFile = { id: number; type: 'image' | 'sticker' | 'video' | 'audio' | 'document'; fileName: string; sizeBytes: number; url: string }
type Props = { label: string; files: readonly ShownFile[]; most: number; isBusy: boolean; problem: string | null; onAdd: (files: File[]) => void; onRemove: (id: number) => void }

/** Files with their name and size, a button to add more, and what is wrong with the last one. */
export function FilesField({ label, files, most, isBusy, problem, onAdd, onRemove }: Props) {
  const t = useStrings()
  const format = useFormat()
  const picker = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.block} role="group" aria-label={label}>
      <div className={styles.head}>
        <span className={styles.label}>{label}</span>
        {files.length < most && <Button size="s" isBusy={isBusy} icon={<Paperclip aria-hidden size={15} />} onClick={() => picker.current?.click()}>{t('ui.add-file')}</Button>}
      </div>
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map((file) => {
            const Icon = icons[file.type]
            return (
              <li key={file.id} className={styles.file}>
                {file.type === 'image' || file.type === 'sticker' ? <img src={file.url} alt="" className={styles.thumbnail} /> : <span className={styles.icon} aria-hidden><Icon size={18} /></span>}
                <bdi className={styles.name}>{file.fileName}</bdi>
                <span className={`${styles.size} tabular`}>{format.fileSize(file.sizeBytes)}</span>
                <IconButton label={t('ui.remove-file', { name: file.fileName })} size="s" icon={<X />} onClick={() => onRemove(file.id)} />
              </li>
            )
          })}
        </ul>
      )}
      <p role="alert" className={styles.problem}>{problem}</p>
      <input
        ref={picker} type="file" multiple={most > 1} hidden
        onChange={(event) => {
          onAdd([...(event.target.files ?? [])].slice(0, most - files.length))
          event.target.value = ''
        }}
      />
    </div>
  )
}
