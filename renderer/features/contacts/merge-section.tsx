import type { Contact } from '#shared/domain/contact.ts'
import type { MergeCandidate, MergeSuggestion } from '#shared/domain/contact-merge.ts'
import { useState } from 'react'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { useQuery } from '../../client/use-query.ts'
import { showDone } from '../../client/undo.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Avatar } from '../../ui/marks/avatar.tsx'
import { Button } from '../../ui/actions/button.tsx'
import { ConfirmDialog } from '../../ui/overlays/confirm-dialog.tsx'
import { usePhoneText } from './use-phone-text.ts'
import styles from './customer-sections.module.css'

/** Another contact that may be this person, and why. Nothing is shown when there is none. */
export function MergeSection({ contact }: { contact: Contact }) {
  const suggestions = useQuery(() => api.contacts.mergeSuggestions({ contactId: contact.id }), [contact.id, contact.name, contact.phone])
  const shown = suggestions.data?.slice(0, 2) ?? []
  if (shown.length === 0) return null
  return <div className={styles.section}>{shown.map((each) => <Suggestion key={each.contacts[1].id} contact={contact} suggestion={each} onDone={suggestions.reload} />)}</div>
}

function Suggestion({ contact, suggestion: { contacts: [, other], reason }, onDone }: { contact: Contact; suggestion: MergeSuggestion; onDone: () => void }) {
  const t = useStrings()
  const [isAsking, setIsAsking] = useState(false)
  const merge = async () => {
    try {
      const [intoId, fromId] = contact.id < other.id ? [contact.id, other.id] : [other.id, contact.id]
      const { undoId } = await api.contacts.merge({ intoId, fromId })
      showDone(t('contacts.merged-toast', { name: other.name }), undoId)
      onDone()
    } catch (error) {
      showFailure(error, t('contacts.merge-failed'))
      throw error
    }
  }
  const dismiss = () => void api.contacts.dismissMerge({ oneId: contact.id, otherId: other.id }).then(onDone, (error: unknown) => showFailure(error, t('contacts.merge-failed')))
  return (
    <section className={styles.notice} aria-label={t('contacts.merge-title')}>
      <p>{t(`contacts.merge-reason.${reason}`)}</p>
      <Candidate person={other} />
      <div className={styles.buttons}>
        <Button size="s" onClick={() => setIsAsking(true)}>{t('contacts.merge')}</Button>
        <Button size="s" variant="quiet" onClick={dismiss}>{t('contacts.merge-dismiss')}</Button>
      </div>
      <ConfirmDialog
        isOpen={isAsking} title={t('contacts.merge-ask', { name: contact.name, other: other.name })} consequences={[t('contacts.merge-moves'), t('contacts.merge-latest'), t('contacts.merge-undo')]}
        confirmLabel={t('contacts.merge')} onConfirm={merge} onClose={() => setIsAsking(false)}
      />
    </section>
  )
}

function Candidate({ person }: { person: MergeCandidate }) {
  const t = useStrings()
  const phone = usePhoneText(person.phone ?? '')
  return (
    <div className={styles.person}>
      <Avatar name={person.name} seed={person.id} size={32} />
      <div>
        <bdi>{person.name}</bdi>
        <div className={`${styles.quiet} tabular`}><bdi>{person.phone === null ? (person.userId ?? '') : phone}</bdi> · {t('contacts.merge-messages', { count: person.messageCount })}</div>
      </div>
    </div>
  )
}
