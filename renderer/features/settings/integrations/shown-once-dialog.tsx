import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { Dialog } from '../../../ui/overlays/dialog.tsx'
import { TextField } from '../../../ui/fields/text-field.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'

export type ShownOnce = { kind: 'key' | 'secret'; value: string }

/** Kept by nobody after this dialog. */
export function ShownOnceDialog({ shown, onClose }: { shown: ShownOnce; onClose: () => void }) {
  const t = useStrings()
  const copy = () => navigator.clipboard.writeText(shown.value).then(
    () => showToast({ text: t('integrations.copied') }),
    () => showToast({ text: t('integrations.copy-failed'), tone: 'danger' }),
  )
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(`integrations.${shown.kind}-made`)}
      description={`${shown.kind === 'secret' ? `${t('integrations.secret-use')} ` : ''}${t('integrations.shown-once')}`}
      footer={<><Button onClick={() => void copy()}>{t('integrations.copy')}</Button><Button variant="primary" onClick={onClose}>{t('integrations.done')}</Button></>}
    >
      <TextField label={t(`integrations.${shown.kind}`)} value={shown.value} readOnly spellCheck={false} onFocus={(event) => event.target.select()} onChange={() => undefined} />
    </Dialog>
  )
}
