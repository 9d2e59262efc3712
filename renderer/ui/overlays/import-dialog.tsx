import { Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../actions/button.tsx'
import { Dialog } from './dialog.tsx'
import editorPage from '../pages/editor-page.module.css'
import styles from './import-dialog.module.css'

/** What a file would add. `bad`: entries that cannot be taken, counted from 1, and why. */
export type CheckedFile = { addedCount: number; sameCount: number; bad: readonly { row: number; detail: string; reason: string }[]; run: () => Promise<boolean> }

type Props = {
  title: string
  hint?: string
  /** On the button that opens the computer's own picker. */
  choose: string
  accept: string
  isOpen: boolean
  onClose: () => void
  /** A dry run; null when it failed, which was said. */
  check: (file: File) => Promise<CheckedFile | null>
}

/** A file of entries for a library of the shop: first what would be added, what is here already, what cannot be taken and why. */
export function ImportDialog({ title, hint, choose: chooseLabel, accept, isOpen, onClose, check }: Props) {
  const t = useStrings()
  const picker = useRef<HTMLInputElement>(null)
  const [checked, setChecked] = useState<CheckedFile | null>(null)
  const [isRunning, setIsRunning] = useState(false)
  /** A large file takes a while: another one may be chosen meanwhile, or none any more. */
  const chosen = useRef<File | null>(null)
  const close = () => {
    chosen.current = null
    setChecked(null)
    onClose()
  }
  const choose = async (file: File) => {
    chosen.current = file
    setChecked(null)
    const found = await check(file)
    if (chosen.current === file) setChecked(found)
  }
  const run = async () => {
    const file = chosen.current
    setIsRunning(true)
    const isDone = await checked?.run()
    setIsRunning(false)
    if (isDone && chosen.current === file) close()
  }
  return (
    <Dialog isOpen={isOpen} onClose={close} title={title} footer={checked && checked.addedCount > 0 ? <Button variant="primary" isBusy={isRunning} onClick={() => void run()}>{t('common.import-run')}</Button> : undefined}>
      <div className={styles.content}>
        {hint !== undefined && <p className={editorPage.hint}>{hint}</p>}
        <Button icon={<Upload aria-hidden size={16} />} onClick={() => picker.current?.click()}>{chooseLabel}</Button>
        {checked && <p role="status">{t('common.import-counts', { added: checked.addedCount, same: checked.sameCount })}</p>}
        {checked && checked.bad.length > 0 && (
          <div>
            <p className={editorPage.label}>{t('common.import-bad', { count: checked.bad.length })}</p>
            <ul className={styles.badRows}>
              {checked.bad.map(({ row, detail, reason }) => <li key={row}><bdi className={editorPage.label}>{t('common.import-row', { row, detail })}</bdi> {reason}</li>)}
            </ul>
          </div>
        )}
        <input
          ref={picker} type="file" hidden accept={accept}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) void choose(file)
            event.target.value = ''
          }}
        />
      </div>
    </Dialog>
  )
}
