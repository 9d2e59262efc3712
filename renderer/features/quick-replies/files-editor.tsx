import { FileText, Film, Image, Music, Paperclip, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { quickReplyFilePath } from '#shared/contract/http.ts'
import type { QuickReplyFile } from '#shared/domain/quick-reply.ts'
import { describeRefusal } from '../../client/refusals.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { uploadReplyFile } from './upload-reply-file.ts'
import styles from './editor.module.css'

const icons = { image: Image, sticker: Image, video: Film, audio: Music, document: FileText }
const mostFiles = 10

/** Files are judged by the core as they come in; one that cannot be sent is refused here, with the reason. */
export function FilesEditor({ files, onChange }: { files: readonly QuickReplyFile[]; onChange: (files: QuickReplyFile[]) => void }) {
  const t = useStrings()
  const format = useFormat()
  const picker = useRef<HTMLInputElement>(null)
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const add = async (chosen: File[]) => {
    setIsBusy(true)
    setProblem(null)
    const kept = [...files]
    for (const file of chosen.slice(0, mostFiles - files.length)) {
      const answer = await uploadReplyFile(file)
      if ('id' in answer) kept.push(answer)
      else setProblem(`${file.name}: ${answer.refusal ? describeRefusal(t, answer.refusal) : t('quick-replies.failed')}`)
    }
    setIsBusy(false)
    if (kept.length > files.length) onChange(kept)
  }

  return (
    <div className={styles.block}>
      <div className={styles.blockHeader}>
        <span className={styles.label}>{t('quick-replies.files')}</span>
        <Button size="s" isBusy={isBusy} disabled={files.length >= mostFiles} icon={<Paperclip aria-hidden size={15} />} onClick={() => picker.current?.click()}>{t('quick-replies.add-file')}</Button>
      </div>
      {files.length > 0 && (
        <ul className={styles.files}>
          {files.map((file) => {
            const Icon = icons[file.type]
            return (
              <li key={file.id} className={styles.file}>
                {file.type === 'image' || file.type === 'sticker' ? <img src={quickReplyFilePath(file.id)} alt="" className={styles.thumbnail} /> : <span className={styles.fileIcon} aria-hidden><Icon size={18} /></span>}
                <bdi className={styles.fileName}>{file.fileName}</bdi>
                <span className={`${styles.hint} tabular`}>{format.fileSize(file.sizeBytes)}</span>
                <IconButton label={t('quick-replies.remove-file', { name: file.fileName })} size="s" icon={<X />} onClick={() => onChange(files.filter(({ id }) => id !== file.id))} />
              </li>
            )
          })}
        </ul>
      )}
      <p role="alert" className={styles.error}>{problem}</p>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          void add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
    </div>
  )
}
