import { Check, CheckCheck, CircleAlert, CircleHelp, Clock } from 'lucide-react'
import type { MessageStatus } from '#shared/domain/message-status.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { statusKeys } from './model/message-words.ts'
import styles from './delivery-ticks.module.css'

/** Clock, one tick, two ticks, two coloured ticks, red mark; always with the word for it. */
export function DeliveryTicks({ status }: { status: MessageStatus }) {
  const t = useStrings()
  if (status === 'received') return null
  return <span className={styles.ticks} data-status={status} role="img" aria-label={t(statusKeys[status])}><StatusIcon status={status} /></span>
}

function StatusIcon({ status }: { status: Exclude<MessageStatus, 'received'> }) {
  switch (status) {
    case 'queued': case 'sending': return <Clock />
    case 'unknown': return <CircleHelp />
    case 'accepted': case 'sent': return <Check />
    case 'delivered': case 'read': case 'played': return <CheckCheck />
    case 'failed': return <CircleAlert />
  }
}
