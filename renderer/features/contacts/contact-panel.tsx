import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { isNotFound } from '../../client/refusals.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { AutomationSection } from './automation-section.tsx'
import { BlockSection } from './block-section.tsx'
import { ComplaintsSection } from './complaints-section.tsx'
import { ConsentSection } from './consent-section.tsx'
import { ContactDetails } from './contact-details.tsx'
import { ContactSkeleton } from './contact-skeleton.tsx'
import { FieldsSection } from './fields-section.tsx'
import { LabelsSection } from './labels-section.tsx'
import { MergeSection } from './merge-section.tsx'
import { MetricsSection } from './metrics-section.tsx'
import { NameSection } from './name-section.tsx'
import { NoteSection } from './note-section.tsx'
import { PurchasesSection } from './purchases-section.tsx'
import { SharedMediaSection } from './shared-media-section.tsx'
import { TimelineSection } from './timeline-section.tsx'
import { useContact } from './use-contact.ts'
import styles from './contact-panel.module.css'

export type ContactPanelProps = { contactId: number; /** Null: nothing was ever written. */ conversationId: number | null; onJump: (messageId: number) => void; onClose: () => void }

export function ContactPanel({ contactId, conversationId, onJump, onClose }: ContactPanelProps) {
  const t = useStrings()
  return (
    <div className={styles.panel}>
      <header className={styles.header}>
        <h2 className={styles.title}>{t('contacts.title')}</h2>
        <IconButton label={t('contacts.close')} size="s" icon={<X />} onClick={onClose} />
      </header>
      <div className={styles.body}>
        <Sections key={contactId} contactId={contactId} conversationId={conversationId} onJump={onJump} />
      </div>
    </div>
  )
}

function Sections({ contactId, conversationId, onJump }: Omit<ContactPanelProps, 'onClose'>): ReactNode {
  const t = useStrings()
  const query = useContact(contactId)
  if (query.state === 'loading') return <ContactSkeleton />
  if (query.state === 'error') {
    if (isNotFound(query.error)) return <EmptyState title={t('contacts.gone-title')} body={t('contacts.gone-body')} />
    return <ErrorState error={query.error} title={t('contacts.error-title')} onRetry={query.reload} />
  }
  const contact = query.data
  return (
    <>
      <NameSection contact={contact} />
      <MergeSection contact={contact} />
      <LabelsSection contact={contact} />
      <ContactDetails contact={contact} />
      <MetricsSection contact={contact} />
      <FieldsSection contact={contact} />
      <NoteSection contact={contact} />
      <PurchasesSection contact={contact} />
      <ComplaintsSection contact={contact} />
      <ConsentSection contact={contact} onJump={onJump} />
      {conversationId !== null && <AutomationSection conversationId={conversationId} />}
      {conversationId !== null && <SharedMediaSection conversationId={conversationId} onJump={onJump} />}
      <TimelineSection contact={contact} onJump={onJump} />
      <BlockSection contact={contact} />
    </>
  )
}
