import type { Contact } from '#shared/domain/contact.ts'
import type { Identity, IdentityKind } from '#shared/domain/phone-identity.ts'
import { serviceWindowAt, serviceWindowEndsAtMs } from '#shared/domain/service-window.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'
import { Check, Copy, Lock, Timer } from 'lucide-react'
import { useState } from 'react'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Fact } from './fact.tsx'
import { LocalTimeFact } from './local-time-fact.tsx'
import { usePhoneText } from './use-phone-text.ts'
import { useWindowPolicy } from './use-window-policy.ts'
import styles from './contact-panel.module.css'

const identityLabels: Record<IdentityKind, MessageKey> = {
  phone: 'contacts.phone',
  user_id: 'contacts.user-id',
  parent_user_id: 'contacts.parent-user-id',
  username: 'contacts.username',
}
const identityOrder: readonly IdentityKind[] = ['phone', 'username', 'user_id', 'parent_user_id']

export function ContactDetails({ contact }: { contact: Contact }) {
  const t = useStrings()
  const format = useFormat()
  const identities = contact.identities.toSorted((a, b) => identityOrder.indexOf(a.kind) - identityOrder.indexOf(b.kind))
  return (
    <section className={styles.section} aria-label={t('contacts.details')}>
      <dl className={styles.facts}>
        {identities.map((identity) => <IdentityFact key={`${identity.kind} ${identity.value}`} identity={identity} />)}
        {contact.phone === null && <Fact label={t('contacts.phone')}>{t('contacts.no-phone')}</Fact>}
        <LocalTimeFact country={contact.country} />
        <WindowFact lastInboundAtMs={contact.lastInboundAtMs} />
        <Fact label={t('contacts.first-seen')}><time title={format.exact(contact.firstSeenAtMs)}>{format.date(contact.firstSeenAtMs)}</time></Fact>
        <Fact label={t('contacts.last-message')}>
          {contact.lastMessageAtMs === null ? t('contacts.never') : <time title={format.exact(contact.lastMessageAtMs)}>{format.dateTime(contact.lastMessageAtMs)}</time>}
        </Fact>
        <Fact label={t('contacts.messages')}>{format.number(contact.messageCount)}</Fact>
      </dl>
    </section>
  )
}

function IdentityFact({ identity }: { identity: Identity }) {
  const t = useStrings()
  const phone = usePhoneText(identity.value)
  const text = identity.kind === 'phone' ? phone : identity.kind === 'username' ? `@${identity.value.replace(/^@/, '')}` : identity.value
  return (
    <Fact label={t(identityLabels[identity.kind])}>
      <span className={styles.copyable}>
        <bdi className={`${styles.value} selectable`}>{text}</bdi>
        <CopyButton value={text} />
      </span>
    </Fact>
  )
}

const copiedMs = 1500

function CopyButton({ value }: { value: string }) {
  const t = useStrings()
  const [isCopied, setIsCopied] = useState(false)
  const copy = () =>
    void navigator.clipboard.writeText(value).then(
      () => {
        setIsCopied(true)
        setTimeout(() => setIsCopied(false), copiedMs)
      },
      () => undefined,
    )
  return <IconButton size="s" label={isCopied ? t('common.copied') : t('contacts.copy-value', { value })} icon={isCopied ? <Check /> : <Copy />} onClick={copy} />
}

function WindowFact({ lastInboundAtMs }: { lastInboundAtMs: number | null }) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  const policy = useWindowPolicy()
  const window = serviceWindowAt(serviceWindowEndsAtMs(lastInboundAtMs, policy.lengthMs), nowMs)
  const label = t('contacts.window')
  switch (window.state) {
    case 'never-opened': return <Fact label={label}>{t('contacts.window-never')}</Fact>
    case 'closed': return <Fact label={label}><span className={styles.window}><Lock aria-hidden />{t('contacts.window-closed', { time: format.dateTime(window.endedAtMs) })}</span></Fact>
    case 'open': {
      const leftMs = window.endsAtMs - nowMs
      return (
        <Fact label={label}>
          <span className={styles.window} data-closing={leftMs <= policy.closingWithinMs || undefined} title={format.exact(window.endsAtMs)}>
            <Timer aria-hidden />{t('contacts.window-open', { left: format.countdown(leftMs) })}
          </span>
        </Fact>
      )
    }
  }
}
