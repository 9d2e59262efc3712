import { useRef, useState } from 'react'
import { failureText } from '../../client/undo.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useImeEnter } from '../../ui/text-entry/use-ime-enter.ts'

/** A name, changed or refused with its reason beside the field. */
export function NameDialog({ title, name, onSave, onClose }: { title: string; name: string; onSave: (name: string) => Promise<unknown>; onClose: () => void }) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <Dialog isOpen onClose={onClose} title={title} size="s" initialFocus={field}>
      <NameForm field={field} name={name} onSave={onSave} onClose={onClose} />
    </Dialog>
  )
}

function NameForm({ field, name, onSave, onClose }: { field: React.RefObject<HTMLInputElement | null>; name: string; onSave: (name: string) => Promise<unknown>; onClose: () => void }) {
  const t = useStrings()
  const [typed, setTyped] = useState(name)
  const [error, setError] = useState<string | null>(null)
  const save = async () => {
    try {
      await onSave(field.current?.value ?? typed)
      onClose()
    } catch (failure) {
      setError(failureText(failure, t('labels.change-failed')))
    }
  }
  useImeEnter(field, { act: () => void save() })
  return (
    <>
      <TextField ref={field} label={t('labels.name')} value={typed} onChange={setTyped} error={error} dir="auto" autoComplete="off" />
      <p>
        <Button variant="primary" onClick={() => void save()}>{t('common.save')}</Button>
      </p>
    </>
  )
}
