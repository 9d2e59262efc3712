import type { Contact } from '#shared/domain/contact.ts'
import { Ban, Pencil, Star } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { translateNow, useStrings } from '../../strings/use-strings.ts'
import { Avatar } from '../../ui/marks/avatar.tsx'
import { Badge } from '../../ui/marks/badge.tsx'
import { Button } from '../../ui/actions/button.tsx'
import { useEscape } from '../../ui/overlays/escape-ladder.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { TextField } from '../../ui/fields/text-field.tsx'
import { useImeEnter } from '../../ui/text-entry/use-ime-enter.ts'
import styles from './contact-panel.module.css'

const longestName = 120

export function NameSection({ contact }: { contact: Contact }) {
  const t = useStrings()
  const [isEditing, setIsEditing] = useState(false)
  const edit = useRef<HTMLButtonElement>(null)
  const stop = () => {
    setIsEditing(false)
    requestAnimationFrame(() => edit.current?.focus())
  }
  const showsProfileName = contact.profileName !== null && contact.profileName !== contact.name
  return (
    <div className={styles.person}>
      <Avatar name={contact.name} seed={contact.id} size={56} />
      {isEditing ? (
        <NameForm contact={contact} onDone={stop} />
      ) : (
        <div className={styles.nameLine}>
          <h3 className={styles.name}><bdi>{contact.name}</bdi></h3>
          <IconButton label={t(contact.isVip ? 'contacts.vip-remove' : 'contacts.vip-set')} size="s" isPressed={contact.isVip} icon={<Star fill={contact.isVip ? 'currentColor' : 'none'} />} className={contact.isVip ? styles.vip : undefined} onClick={() => void setVip(contact)} />
          <IconButton ref={edit} label={t('contacts.edit-name')} size="s" icon={<Pencil />} onClick={() => setIsEditing(true)} />
        </div>
      )}
      {showsProfileName && <p className={styles.meta}>{t('contacts.profile-name', { name: contact.profileName ?? '' })}</p>}
      {contact.isVip && <Badge tone="warn" icon={<Star aria-hidden />}>{t('contacts.vip')}</Badge>}
      {contact.isBlocked && <Badge tone="danger" icon={<Ban aria-hidden />}>{t('contacts.blocked')}</Badge>}
    </div>
  )
}

async function setVip({ id, isVip }: Contact): Promise<void> {
  try {
    await api.contacts.setVip({ contactId: id, isVip: !isVip })
  } catch (error) {
    showFailure(error, translateNow('contacts.vip-failed'))
  }
}

function NameForm({ contact, onDone }: { contact: Contact; onDone: () => void }) {
  const t = useStrings()
  const [name, setName] = useState(contact.givenName ?? contact.profileName ?? '')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  const save = async () => {
    const given = (field.current?.value ?? name).trim().slice(0, longestName)
    setIsBusy(true)
    try {
      await api.contacts.setName({ contactId: contact.id, givenName: given === '' || given === contact.profileName ? null : given })
      onDone()
    } catch {
      setError(t('contacts.name-failed'))
      setIsBusy(false)
    }
  }
  useImeEnter(field, { act: () => void save() })
  useEscape('popup', true, onDone)
  useEffect(() => field.current?.select(), [])

  return (
    <div className={styles.nameForm}>
      <TextField ref={field} label={t('contacts.name')} hidesLabel value={name} onChange={setName} maxLength={longestName} hint={t('contacts.name-hint')} error={error} autoComplete="off" />
      <div className={styles.formButtons}>
        <Button size="s" variant="primary" isBusy={isBusy} onClick={() => void save()}>{t('common.save')}</Button>
        <Button size="s" variant="quiet" onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </div>
  )
}
