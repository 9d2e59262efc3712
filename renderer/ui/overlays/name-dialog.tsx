import { useRef, useState, type RefObject } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../actions/button.tsx'
import { Dialog } from './dialog.tsx'
import { TextField } from '../fields/text-field.tsx'
import { useImeEnter } from '../text-entry/use-ime-enter.ts'

export type NameDialogProps = {
  title: string
  name: string
  onSave: (name: string) => Promise<unknown>
  /** What is wrong with the name, in a sentence. */
  describe: (failure: unknown) => string
  onClose: () => void
}

/** A name, taken or refused with its reason beside the field. */
export function NameDialog({ title, ...form }: NameDialogProps) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <Dialog isOpen onClose={form.onClose} title={title} size="s" initialFocus={field}>
      <NameForm field={field} {...form} />
    </Dialog>
  )
}

function NameForm({ field, name, onSave, describe, onClose }: { field: RefObject<HTMLInputElement | null> } & Omit<NameDialogProps, 'title'>) {
  const t = useStrings()
  const [typed, setTyped] = useState(name)
  const [error, setError] = useState<string | null>(null)
  const save = async () => {
    try {
      await onSave(field.current?.value ?? typed)
      onClose()
    } catch (failure) {
      setError(describe(failure))
    }
  }
  useImeEnter(field, { act: () => void save() })
  return (
    <>
      <TextField ref={field} label={t('ui.name')} value={typed} onChange={setTyped} error={error} dir="auto" autoComplete="off" />
      <p>
        <Button variant="primary" onClick={() => void save()}>{t('common.save')}</Button>
      </p>
    </>
  )
}
