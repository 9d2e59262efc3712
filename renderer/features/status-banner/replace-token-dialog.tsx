import { useRef, useState } from 'react'
import { api } from '../../client/api.ts'
import { useLive } from '../../client/live.ts'
import { describeFailure } from '../../client/refusals.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { Dialog } from '../../ui/overlays/dialog.tsx'
import { TextField } from '../../ui/fields/text-field.tsx'
import { useImeEnter } from '../../ui/text-entry/use-ime-enter.ts'
import { showToast } from '../../ui/overlays/toast.tsx'

/** A new token is kept only after Meta accepted it; what waited is then sent. */
export function ReplaceTokenDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useStrings()
  const field = useRef<HTMLInputElement>(null)
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('status.token-title')} description={t('status.token-body')} size="s" initialFocus={field}>
      <TokenForm field={field} onDone={onClose} />
    </Dialog>
  )
}

function TokenForm({ field, onDone }: { field: React.RefObject<HTMLInputElement | null>; onDone: () => void }) {
  const t = useStrings()
  const [token, setToken] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  const save = async () => {
    if (token.trim() === '' || isBusy) return
    setIsBusy(true)
    setProblem(null)
    try {
      useLive.setState({ health: await api.account.replaceToken({ token: token.trim() }) })
      showToast({ text: t('status.token-accepted') })
      onDone()
    } catch (error) {
      setProblem(describeFailure(t, error, t('status.action-failed')))
    } finally {
      setIsBusy(false)
    }
  }
  useImeEnter(field, { act: () => void save() })

  return (
    <>
      <TextField ref={field} label={t('status.token-label')} hint={t('status.token-hint')} error={problem} value={token} onChange={setToken} type="password" autoComplete="off" spellCheck={false} />
      <div style={{ display: 'flex', justifyContent: 'flex-end', marginTop: '1rem' }}>
        <Button variant="primary" isBusy={isBusy} disabled={token.trim() === ''} onClick={() => void save()}>{t('status.token-save')}</Button>
      </div>
    </>
  )
}
