import type { Complaint, Contact } from '#shared/domain/contact.ts'
import { Plus, Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { describeFailure } from '../../client/refusals.ts'
import { showDone } from '../../client/undo.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { useEscape } from '../../ui/overlays/escape-ladder.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { TextField } from '../../ui/fields/text-field.tsx'
import { useImeEnter } from '../../ui/text-entry/use-ime-enter.ts'
import styles from './customer-sections.module.css'

/** The second one ends promotions to this customer, and says so before it is noted. */
export function ComplaintsSection({ contact }: { contact: Contact }) {
  const t = useStrings()
  const format = useFormat()
  const [isAdding, setIsAdding] = useState(false)
  const excludedAfter = useLimit()('complaints.exclude-after')
  const { complaints } = contact
  const remove = async (complaint: Complaint) => {
    try {
      const { undoId } = await api.contacts.removeComplaint({ complaintId: complaint.id })
      showDone(t('complaints.removed'), undoId)
    } catch (error) {
      showFailure(error, t('complaints.failed'))
    }
  }
  return (
    <section className={styles.section} aria-label={t('complaints.title')}>
      <div className={styles.head}>
        <h4 className={styles.heading}>{t('complaints.title')}</h4>
        <IconButton size="s" label={t('complaints.add')} icon={<Plus />} onClick={() => setIsAdding(true)} />
      </div>
      {isAdding && <ComplaintForm contact={contact} excludedAfter={excludedAfter} onDone={() => setIsAdding(false)} />}
      {complaints.length === 0 && !isAdding && <p className={styles.quiet}>{t('complaints.none')}</p>}
      {complaints.length >= excludedAfter && <p className={styles.warn}>{t('complaints.excluded', { count: complaints.length })}</p>}
      {complaints.map((complaint) => (
        <div key={complaint.id} className={styles.entry}>
          <div className={styles.entryText}>
            <bdi>{complaint.text === '' ? t('complaints.without-words') : complaint.text}</bdi>
            <div className={`${styles.quiet} tabular`}><time title={format.exact(complaint.atMs)}>{format.date(complaint.atMs)}</time></div>
          </div>
          <IconButton size="s" label={t('complaints.remove')} icon={<Trash2 />} onClick={() => void remove(complaint)} />
        </div>
      ))}
    </section>
  )
}

function ComplaintForm({ contact, excludedAfter, onDone }: { contact: Contact; excludedAfter: number; onDone: () => void }) {
  const t = useStrings()
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const save = async () => {
    try {
      await api.contacts.addComplaint({ contactId: contact.id, text: field.current?.value ?? text })
      onDone()
    } catch (failure) {
      setError(describeFailure(t, failure, t('complaints.failed')))
    }
  }
  useImeEnter(field, { act: () => void save() })
  useEscape('popup', true, onDone)
  const isLastStraw = contact.complaints.length + 1 === excludedAfter
  return (
    <div className={styles.form}>
      <TextField ref={field} label={t('complaints.about')} value={text} onChange={setText} maxLength={1000} dir="auto" autoFocus autoComplete="off" error={error} hint={isLastStraw ? t('complaints.will-exclude') : undefined} />
      <div className={styles.buttons}>
        <Button size="s" variant="primary" onClick={() => void save()}>{t('complaints.note')}</Button>
        <Button size="s" variant="quiet" onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </div>
  )
}
