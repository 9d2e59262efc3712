import { Bot, Megaphone, Smartphone } from 'lucide-react'
import { useContext } from 'react'
import type { Message } from '#shared/domain/message.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'
import { useFormat, type Format } from '../../strings/format.ts'
import { useStrings, type Translate } from '../../strings/use-strings.ts'
import { Tooltip } from '../../ui/actions/tooltip.tsx'
import { DeliveryTicks } from './delivery-ticks.tsx'
import { EditedMark } from './message-versions.tsx'
import { statusKeys } from './model/message-words.ts'
import { useThreadActions } from './thread-context.ts'
import { RowTabIndexContext } from '../../ui/message-text/row-tab-index.ts'
import styles from './message-meta.module.css'

const origins: Partial<Record<Message['origin'], { icon: typeof Bot; key: MessageKey }>> = {
  automation: { icon: Bot, key: 'thread.origin-automation' },
  campaign: { icon: Megaphone, key: 'thread.origin-campaign' },
  'phone-app': { icon: Smartphone, key: 'thread.origin-phone-app' },
}

/** Origin mark, edited mark, time and ticks, inside the last line. `isNear`: hovered or focused, so exact times are within reach. */
export function MessageMeta({ message, isNear }: { message: Message; isNear: boolean }) {
  const t = useStrings()
  const format = useFormat()
  const tabIndex = useContext(RowTabIndexContext)
  const actions = useThreadActions()
  const origin = message.direction === 'outbound' ? origins[message.origin] : undefined
  return (
    <span className={styles.meta}>
      {message.direction === 'outbound' && message.origin === 'automation' && <button type="button" className={styles.why} tabIndex={tabIndex} onClick={() => actions.explain(message.id)}>{t('automation.why')}</button>}
      {origin && <span className={styles.origin} role="img" aria-label={t(origin.key)} title={t(origin.key)}><origin.icon size={12} /></span>}
      {message.editedAtMs !== null && message.deletedAtMs === null && <EditedMark messageId={message.id} />}
      <time className="tabular" dateTime={new Date(message.timestampMs).toISOString()}>{format.time(message.timestampMs)}</time>
      <DeliveryTicks status={message.status} />
      {isNear && (
        <Tooltip content={exactTimes(message, format, t).join('\n')}>
          <button type="button" className={styles.hit} tabIndex={tabIndex} aria-label={exactTimes(message, format, t).join(', ')} />
        </Tooltip>
      )}
    </span>
  )
}

function exactTimes(message: Message, format: Format, t: Translate): string[] {
  const lines = [t('thread.written-at', { time: format.exact(message.timestampMs) })]
  if (message.direction === 'inbound' && message.receivedAtMs - message.timestampMs > 60_000) lines.push(t('thread.received-at', { time: format.exact(message.receivedAtMs) }))
  for (const status of ['sent', 'delivered', 'read', 'played'] as const) {
    const atMs = message.statusAtMs[status]
    if (atMs !== null) lines.push(t('thread.status-at', { status: t(statusKeys[status]), time: format.exact(atMs) }))
  }
  if (message.nextAttemptAtMs !== null) lines.push(t('thread.next-attempt', { time: format.exact(message.nextAttemptAtMs) }))
  return lines
}
