import type { ConversationRow as Row } from '#shared/domain/conversation.ts'
import { isMuted } from '#shared/domain/conversation-order.ts'
import { Ban, BellOff, CircleAlert, Hand, Pin, Timer } from 'lucide-react'
import { memo } from 'react'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Avatar } from '../../ui/marks/avatar.tsx'
import { Badge } from '../../ui/marks/badge.tsx'
import { classNames } from '../../ui/class-names.ts'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { TagRow } from '../../ui/marks/tag-row.tsx'
import { VisuallyHidden } from '../../ui/marks/visually-hidden.tsx'
import { PreviewLine } from './preview-line.tsx'
import { useRowLabels } from './row-labels.ts'
import { previewOf } from './row-preview.ts'
import { leftText, mutedText, spokenRow, windowText } from './row-words.ts'
import { windowLeft } from './window-left.ts'
import styles from './conversation-row.module.css'

export type RowPosition = { elementId: string; index: number; count: number; topPx: number }
type Props = RowPosition & { row: Row; nowMs: number; closingWithinMs: number; isCompact: boolean; isSelected: boolean; isActive: boolean; isHovered: boolean }

const mostShown = 99

/** One conversation. It is spoken as one sentence; what is drawn is for the eye. */
export const ConversationRow = memo(function ConversationRow({ row, nowMs, closingWithinMs, isCompact, isSelected, isActive, isHovered, elementId, index, count, topPx }: Props) {
  const t = useStrings()
  const labels = useRowLabels(row.labelIds)
  const format = useFormat()
  const left = windowLeft(row.windowEndsAtMs, nowMs, closingWithinMs)
  const isLastFailed = row.lastMessage?.status === 'failed' && row.draft === null
  const isUnread = row.unreadCount > 0 || row.isMarkedUnread
  return (
    <div
      id={elementId}
      role="option"
      aria-selected={isSelected}
      aria-setsize={count}
      aria-posinset={index + 1}
      data-index={index}
      data-conversation={row.id}
      data-active={isActive || undefined}
      data-hovered={isHovered || undefined}
      className={classNames(styles.row, isSelected && styles.selected, isUnread && styles.unread)}
      style={{ transform: `translateY(${topPx}px)` }}
    >
      <VisuallyHidden>{spokenRow(row, labels, left, nowMs, t, format)}</VisuallyHidden>
      <Avatar name={row.contactName} seed={row.contactId} size={isCompact ? 32 : 40} />
      <span aria-hidden className={styles.lines}>
        <span className={styles.line}>
          <bdi className={`${styles.name} one-line`}>{row.contactName}</bdi>
          {labels.length > 0 && <TagRow tags={labels} most={2} />}
          {row.wantsPerson && <span className={`${styles.mark} ${styles.wanted}`} title={t('inbox.wants-person')}><Hand /></span>}
          {row.isBlocked && <span className={styles.mark} title={t('inbox.blocked')}><Ban /></span>}
          {isMuted(row, nowMs) && <span className={styles.mark} title={mutedText(row, t, format)}><BellOff /></span>}
          {row.pinnedAtMs !== null && <span className={styles.mark} title={t('inbox.pinned')}><Pin /></span>}
          <time className={`${styles.time} tabular`} dateTime={new Date(row.lastActivityAtMs).toISOString()} title={format.exact(row.lastActivityAtMs)}>
            {format.listTime(row.lastActivityAtMs, nowMs)}
          </time>
        </span>
        <span className={classNames(styles.line, styles.second)}>
          <PreviewLine preview={previewOf(row)} t={t} />
          {(left.state === 'open' || left.state === 'closing') && (
            <span className={`${styles.left} tabular`} data-state={left.state} title={windowText(left, t) ?? undefined}>
              <Timer />{leftText(left, t)}
            </span>
          )}
          {row.failedCount > (isLastFailed ? 1 : 0) && (
            <span className={styles.failed} title={t('inbox.failed-count', { count: row.failedCount })}><CircleAlert />{row.failedCount}</span>
          )}
          {row.unreadCount > 0 ? <Badge tone={isMuted(row, nowMs) ? 'neutral' : 'solid'}>{row.unreadCount > mostShown ? `${mostShown}+` : row.unreadCount}</Badge> : row.isMarkedUnread && <span className={styles.dot} title={t('inbox.marked-unread')} />}
        </span>
      </span>
    </div>
  )
})

/** Keeps the place of a row that is on its way. */
export function SkeletonRow({ isCompact, topPx, elementId, index, count, label }: RowPosition & { isCompact: boolean; label: string }) {
  return (
    <div id={elementId} role="option" aria-selected={false} aria-label={label} aria-setsize={count} aria-posinset={index + 1} data-index={index} className={styles.row} style={{ transform: `translateY(${topPx}px)` }}>
      <Skeleton shape="round" width={isCompact ? '2rem' : '2.5rem'} height={isCompact ? '2rem' : '2.5rem'} />
      <span className={styles.lines}>
        <span className={styles.line}><Skeleton width={`${30 + (index * 17) % 25}%`} /></span>
        <span className={styles.line}><Skeleton width={`${50 + (index * 29) % 40}%`} height="0.75rem" /></span>
      </span>
    </div>
  )
}
