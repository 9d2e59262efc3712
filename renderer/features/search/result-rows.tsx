import type { SearchHit } from '#shared/contract/search.ts'
import type { ConversationRow } from '#shared/domain/conversation.ts'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Avatar } from '../../ui/marks/avatar.tsx'
import { Highlighted } from './highlighted.tsx'
import { matchRanges } from './match-ranges.ts'
import { phoneRanges } from './phone-ranges.ts'
import styles from './search-panel.module.css'

type RowProps = { elementId: string; isActive: boolean; onChoose: () => void }

export function CustomerRow({ row, query, elementId, isActive, onChoose }: RowProps & { row: ConversationRow; query: string }) {
  const phone = row.phoneText
  return (
    <div id={elementId} role="option" aria-selected={isActive} className={styles.row} onClick={onChoose}>
      <Avatar name={row.contactName} seed={row.contactId} size={32} />
      <span className={styles.lines}>
        <span className={`${styles.name} one-line`}><Highlighted text={row.contactName} ranges={row.contactName === phone ? phoneRanges(phone, query) : matchRanges(row.contactName, query)} /></span>
        {phone !== null && phone !== row.contactName && <span className={`${styles.meta} tabular`}><Highlighted text={phone} ranges={phoneRanges(phone, query)} /></span>}
      </span>
    </div>
  )
}

export function MessageRow({ hit, elementId, isActive, onChoose }: RowProps & { hit: SearchHit }) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  const time = format.listTime(hit.timestampMs, nowMs)
  const prefix = hit.direction === 'outbound' ? t('search.you') : ''
  return (
    <div id={elementId} role="option" aria-selected={isActive} className={styles.row} onClick={onChoose}>
      <span className={styles.lines}>
        <span className={styles.first}>
          <bdi className={`${styles.name} one-line`}>{hit.contactName}</bdi>
          <time className={`${styles.meta} tabular`} dateTime={new Date(hit.timestampMs).toISOString()} title={format.exact(hit.timestampMs)}>{time}</time>
        </span>
        <span className={styles.snippet}>{prefix}<Highlighted text={hit.snippet} ranges={hit.ranges} /></span>
      </span>
    </div>
  )
}
