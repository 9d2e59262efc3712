import type { ConsentKind, WritePermission } from '#shared/domain/consent.ts'
import type { Contact } from '#shared/domain/contact.ts'
import { CircleSlash, ShieldCheck, ShieldQuestion } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../client/api.ts'
import { onEvent } from '../../client/events.ts'
import { describeFailure } from '../../client/refusals.ts'
import { useQuery } from '../../client/use-query.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings, type Translate } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { useEscape } from '../../ui/overlays/escape-ladder.ts'
import { useImeEnter } from '../../ui/text-entry/use-ime-enter.ts'
import { TextField } from '../../ui/fields/text-field.tsx'
import styles from './customer-sections.module.css'

/** May this customer get promotions, who said so and when; a person can write down what was said elsewhere. */
export function ConsentSection({ contact, onJump }: { contact: Contact; onJump: (messageId: number) => void }) {
  const t = useStrings()
  const format = useFormat()
  const [noting, setNoting] = useState<ConsentKind | null>(null)
  const query = useQuery(() => api.consent.permission({ contactId: contact.id, purpose: 'promotion' }), [contact.id, contact.complaints.length, contact.isBlocked])
  const { reload } = query
  useEffect(() => onEvent('changed', (event) => event.contactIds.includes(contact.id) && reload()), [contact.id, reload])
  if (query.state !== 'ready') return null
  const { consent } = query.data
  const Icon = query.data.isAllowed ? ShieldCheck : consent.state === 'unknown' ? ShieldQuestion : CircleSlash
  return (
    <section className={styles.section} aria-label={t('consent.title')}>
      <div className={styles.head}><h4 className={styles.heading}>{t('consent.title')}</h4></div>
      <div className={styles.entry}>
        <span className={styles.icon}><Icon aria-hidden /></span>
        <div className={styles.entryText}>
          {stateWords(query.data, contact.complaints.length, t)}
          {consent.evidence !== null && <div><bdi>{t('consent.evidence', { text: consent.evidence })}</bdi></div>}
          {consent.sinceMs !== null && consent.path !== null && (
            <div className={`${styles.quiet} tabular`}>
              <time title={format.exact(consent.sinceMs)}>{t('consent.since', { path: t(`consent.path.${consent.path}`), time: format.dateTime(consent.sinceMs) })}</time>
            </div>
          )}
        </div>
      </div>
      {noting === null
        ? (
          <div className={styles.buttons}>
            {consent.messageId !== null && <Button size="s" variant="quiet" onClick={() => onJump(Number(consent.messageId))}>{t('consent.show-message')}</Button>}
            {consent.state !== 'opted-in' && <Button size="s" variant="quiet" onClick={() => setNoting('opt-in')}>{t('consent.note-opt-in')}</Button>}
            {consent.state !== 'opted-out' && <Button size="s" variant="quiet" onClick={() => setNoting('opt-out')}>{t('consent.note-opt-out')}</Button>}
          </div>
        )
        : <ConsentForm key={noting} contactId={contact.id} kind={noting} onDone={() => { setNoting(null); reload() }} />}
    </section>
  )
}

function stateWords({ reason, consent }: WritePermission, complaintCount: number, t: Translate): string {
  switch (reason) {
    case 'blocked': return t('consent.blocked')
    case 'complaints': return t('consent.complained', { count: complaintCount })
    case 'opted-out': case 'not-agreed': case null: return t(`consent.state.${consent.state}`)
  }
}

function ConsentForm({ contactId, kind, onDone }: { contactId: number; kind: ConsentKind; onDone: () => void }) {
  const t = useStrings()
  const [evidence, setEvidence] = useState('')
  const [error, setError] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const save = async () => {
    const text = (field.current?.value ?? evidence).trim()
    if (text === '') return setError(t('consent.evidence-empty'))
    try {
      await api.consent.record({ contactId, kind, evidence: text })
      onDone()
    } catch (failure) {
      setError(describeFailure(t, failure, t('consent.failed')))
    }
  }
  useImeEnter(field, { act: () => void save() })
  useEscape('popup', true, onDone)
  return (
    <div className={styles.form}>
      <TextField ref={field} label={t(`consent.evidence-label-${kind}`)} value={evidence} onChange={setEvidence} maxLength={500} dir="auto" autoFocus autoComplete="off" error={error} hint={t('consent.evidence-hint')} />
      <div className={styles.buttons}>
        <Button size="s" variant="primary" onClick={() => void save()}>{t('consent.save')}</Button>
        <Button size="s" variant="quiet" onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </div>
  )
}
