import { useRef, useState } from 'react'
import type { QuickReplyFolder } from '#shared/domain/quick-reply.ts'
import { quickReplyChanges } from '../../client/quick-replies.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { Dialog } from '../../ui/overlays/dialog.tsx'
import { TextField } from '../../ui/fields/text-field.tsx'
import { useImeEnter } from '../../ui/text-entry/use-ime-enter.ts'
import { attempt } from './attempt.ts'

const longestName = 60

/** Names a new folder, or one anew. */
export function FolderDialog({ folder, isOpen, onClose }: { folder: QuickReplyFolder | null; isOpen: boolean; onClose: () => void }) {
  const t = useStrings()
  return (
    <Dialog isOpen={isOpen} onClose={onClose} size="s" title={t(folder ? 'quick-replies.rename-folder' : 'quick-replies.new-folder')}>
      {isOpen && <NameForm folder={folder} onClose={onClose} />}
    </Dialog>
  )
}

function NameForm({ folder, onClose }: { folder: QuickReplyFolder | null; onClose: () => void }) {
  const t = useStrings()
  const [name, setName] = useState(folder?.name ?? '')
  const field = useRef<HTMLInputElement>(null)
  const save = async () => {
    const wanted = (field.current?.value ?? name).trim()
    if (wanted !== '' && (await attempt(quickReplyChanges.saveFolder(folder?.id ?? null, wanted)))) onClose()
  }
  useImeEnter(field, { act: () => void save() })
  return (
    <form onSubmit={(event) => { event.preventDefault(); void save() }} style={{ display: 'grid', gap: 'var(--space-4)' }}>
      <TextField ref={field} label={t('quick-replies.folder-name')} value={name} onChange={setName} maxLength={longestName} autoFocus />
      <Button type="submit" variant="primary" disabled={name.trim() === ''}>{t('common.save')}</Button>
    </form>
  )
}
