import type { Contact } from '#shared/domain/contact.ts'
import type { TimelineItem } from '#shared/domain/contact-timeline.ts'
import { Download, Flag, Merge, MessageCircle, MessageCircleWarning, ReceiptText, ShieldCheck, Star, StickyNote, Tag, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../client/api.ts'
import { usePages } from '../../client/use-pages.ts'
import { useFormat, type Format } from '../../strings/format.ts'
import { useStrings, type Translate } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { FailedLine } from '../../ui/states/failed-line.tsx'
import styles from './customer-sections.module.css'

const icons: Record<TimelineItem['kind'], LucideIcon> = {
  'first-seen': Flag, messages: MessageCircle, 'label-set': Tag, 'label-removed': Tag, purchase: ReceiptText, 'note-changed': StickyNote, 'vip-set': Star, 'vip-removed': Star,
  complaint: MessageCircleWarning, merged: Merge, consent: ShieldCheck, imported: Download,
}
const pageSize = 12
const timeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Opened on demand: most of the time nobody looks at it. */
export function TimelineSection({ contact, onJump }: { contact: Contact; onJump: (messageId: number) => void }) {
  const t = useStrings()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <section className={styles.section} aria-label={t('timeline.title')}>
      {isOpen ? <><h4 className={styles.heading}>{t('timeline.title')}</h4><Timeline key={JSON.stringify([contact.id, contact.messageCount, contact.labelIds, contact.purchaseTotals, contact.isVip, contact.complaints.length])} contactId={contact.id} onJump={onJump} /></>
        : <Button size="s" variant="quiet" className={styles.more} onClick={() => setIsOpen(true)}>{t('timeline.show')}</Button>}
    </section>
  )
}

function Timeline({ contactId, onJump }: { contactId: number; onJump: (messageId: number) => void }) {
  const t = useStrings()
  const format = useFormat()
  const { state, items, next, isLoadingMore, error, loadMore, retry } = usePages(pageSize, (after, limit) => api.contacts.timeline({ contactId, timeZone: timeZone(), after, limit }))
  const failed = (again: () => void) => <FailedLine text={t('timeline.failed')} onRetry={again} />
  if (state === 'failed') return failed(retry)
  return (
    <>
      {items.map((item) => {
        const Icon = icons[item.kind]
        const line = timelineWords(item, t, format)
        return (
          <div key={item.key} className={styles.entry}>
            <span className={styles.icon}><Icon aria-hidden /></span>
            <div className={styles.entryText}>
              {item.kind === 'messages' ? <button type="button" className={styles.link} onClick={() => onJump(item.firstMessageId)}>{line}</button> : <bdi>{line}</bdi>}
              <div className={`${styles.quiet} tabular`}><time title={format.exact(item.atMs)}>{format.dateTime(item.atMs)}</time></div>
            </div>
          </div>
        )
      })}
      {error !== null && failed(loadMore)}
      {error === null && next !== null && <Button size="s" variant="quiet" className={styles.more} isBusy={isLoadingMore} onClick={loadMore}>{t('common.more')}</Button>}
    </>
  )
}

export function timelineWords(item: TimelineItem, t: Translate, format: Format): string {
  switch (item.kind) {
    case 'messages': return t('timeline.messages', { received: item.inboundCount, sent: item.outboundCount })
    case 'label-set': case 'label-removed': return t(`timeline.${item.kind}`, { name: item.name ?? t('timeline.deleted-label') })
    case 'purchase': return t('timeline.purchase', { amount: format.money(item.purchase.amountMinor, item.purchase.currency), item: item.purchase.item === '' ? t('purchases.unnamed') : item.purchase.item })
    case 'complaint': return t('timeline.complaint', { text: item.text === '' ? t('complaints.without-words') : item.text })
    case 'merged': return t('timeline.merged', { name: item.name })
    case 'consent': return t(`consent.line.${item.change}`, { path: t(`consent.path.${item.path}`) })
    case 'imported': return t('timeline.imported', { source: item.source })
    case 'first-seen': case 'note-changed': case 'vip-set': case 'vip-removed': return t(`timeline.${item.kind}`)
  }
}
