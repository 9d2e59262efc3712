import type { ConversationRow } from '#shared/domain/conversation.ts'
import { isMuted } from '#shared/domain/conversation-order.ts'
import type { Format } from '../../strings/format.ts'
import type { Translate } from '../../strings/use-strings.ts'
import { previewText } from './preview-line.tsx'
import { previewOf } from './row-preview.ts'
import type { WindowLeft } from './window-left.ts'

export function leftText(left: WindowLeft, t: Translate): string | null {
  if (left.state === 'none') return null
  if (left.state === 'closed') return t('inbox.left.closed')
  if (left.hours === 0) return t('inbox.left.minutes', { minutes: left.minutes })
  if (left.state === 'open' || left.minutes === 0) return t('inbox.left.hours', { hours: left.hours })
  return t('inbox.left.hours-minutes', { hours: left.hours, minutes: left.minutes })
}

export function windowText(left: WindowLeft, t: Translate): string | null {
  if (left.state === 'none') return null
  if (left.state === 'closed') return t('inbox.window-closed')
  return t(left.state === 'closing' ? 'inbox.window-closing' : 'inbox.window-open', { left: leftText(left, t) ?? '' })
}

export function mutedText(row: Pick<ConversationRow, 'mutedUntilMs'>, t: Translate, format: Format): string {
  return row.mutedUntilMs === null || row.mutedUntilMs === Number.MAX_SAFE_INTEGER ? t('inbox.muted') : t('inbox.muted-until', { time: format.dateTime(row.mutedUntilMs) })
}

/** The row as one spoken sentence: who, how much is unread, what, when, how long it may be answered. */
export function spokenRow(row: ConversationRow, labels: readonly { name: string }[], left: WindowLeft, nowMs: number, t: Translate, format: Format): string {
  const isOpen = left.state === 'open' || left.state === 'closing'
  return [
    row.contactName,
    row.unreadCount > 0 ? t('inbox.unread-count', { count: row.unreadCount }) : row.isMarkedUnread ? t('inbox.marked-unread') : null,
    row.wantsPerson ? t('inbox.wants-person') : null,
    row.failedCount > 0 ? t('inbox.failed-count', { count: row.failedCount }) : null,
    previewText(previewOf(row), t),
    format.listTime(row.lastActivityAtMs, nowMs),
    isOpen ? windowText(left, t) : null,
    row.pinnedAtMs === null ? null : t('inbox.pinned'),
    isMuted(row, nowMs) ? mutedText(row, t, format) : null,
    row.isBlocked ? t('inbox.blocked') : null,
    labels.length === 0 ? null : t('inbox.labels', { names: format.list(labels.map(({ name }) => name)) }),
  ].filter((part) => part !== null && part !== '').join(', ')
}
