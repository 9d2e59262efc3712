import { useRef, useState, type ReactNode } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../actions/button.tsx'
import { Dialog } from './dialog.tsx'
import { TextField } from '../fields/text-field.tsx'
import styles from './confirm-dialog.module.css'

export type ConfirmDialogProps = {
  isOpen: boolean
  title: string
  body?: ReactNode | undefined
  /** What will be gone or cannot be undone, one line each. */
  consequences?: readonly string[] | undefined
  /** A verb: "Reset the shop", never "OK". */
  confirmLabel: string
  isDangerous?: boolean | undefined
  /** Must be typed before the button works; only for what cannot be brought back. */
  typedWord?: string | undefined
  onConfirm: () => void | Promise<void>
  onClose: () => void
}

/** Stays open while `onConfirm` works and when it fails; the caller shows the failure. */
export function ConfirmDialog({ isOpen, onConfirm, onClose, ...words }: ConfirmDialogProps) {
  const t = useStrings()
  const cancel = useRef<HTMLButtonElement>(null)
  const [typed, setTyped] = useState('')
  const [isBusy, setIsBusy] = useState(false)

  /** The question as it was answered: what the answer changes must not change the words while the dialog goes away. */
  const [answered, setAnswered] = useState<typeof words | null>(null)
  if (answered && isOpen && !isBusy) setAnswered(null)
  const { title, body, consequences = [], confirmLabel, isDangerous = false, typedWord } = answered ?? words

  const confirm = async () => {
    setIsBusy(true)
    setAnswered(words)
    try {
      await onConfirm()
      setTyped('')
      onClose()
    } finally {
      setIsBusy(false)
    }
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={title}
      description={body}
      size="s"
      initialFocus={cancel}
      footer={
        <>
          <Button ref={cancel} variant="quiet" onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            variant={isDangerous ? 'danger' : 'primary'}
            isBusy={isBusy}
            disabled={typedWord !== undefined && typed.trim() !== typedWord}
            onClick={() => void confirm().catch(() => undefined)}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      {(consequences.length > 0 || typedWord !== undefined) && (
        <div className={styles.body}>
          {consequences.length > 0 && (
            <ul className={styles.consequences}>
              {consequences.map((line) => <li key={line}>{line}</li>)}
            </ul>
          )}
          {typedWord !== undefined && (
            <TextField label={t('ui.type-to-confirm', { word: typedWord })} value={typed} onChange={setTyped} autoComplete="off" />
          )}
        </div>
      )}
    </Dialog>
  )
}
