import type { Contact } from '#shared/domain/contact.ts'
import { Check, CircleAlert } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { TextArea } from '../../ui/fields/text-field.tsx'
import { noteKeeperOf } from './note-keepers.ts'
import styles from './contact-panel.module.css'

const longestNote = 5000
const counterFrom = 4500

export function NoteSection({ contact }: { contact: Contact }) {
  const t = useStrings()
  const [keeper] = useState(() => noteKeeperOf(contact.id, contact.note))
  const { text, status } = useSyncExternalStore(keeper.subscribe, keeper.getState)
  const [wasTyped, setWasTyped] = useState(false)

  useEffect(() => keeper.accept(contact.note), [keeper, contact.note])
  useEffect(() => () => void keeper.flush(), [keeper])

  return (
    <section className={styles.section}>
      <TextArea
        label={t('contacts.note')}
        value={text}
        onChange={(note) => {
          setWasTyped(true)
          keeper.write(note)
        }}
        onBlur={() => void keeper.flush()}
        placeholder={t('contacts.note-placeholder')}
        maxLength={longestNote}
        rows={4}
        dir="auto"
        className={styles.note}
        error={status === 'failed' ? t('contacts.note-failed') : null}
      />
      <div className={styles.noteState}>
        <span role="status" className={styles.meta}>
          {status === 'saved' && wasTyped && <><Check aria-hidden />{t('contacts.note-saved')}</>}
          {status === 'saving' && t('contacts.note-saving')}
          {status === 'failed' && <CircleAlert aria-hidden />}
        </span>
        {text.length >= counterFrom && <span className={`${styles.meta} tabular`}>{t('contacts.note-left', { count: longestNote - text.length })}</span>}
      </div>
    </section>
  )
}
