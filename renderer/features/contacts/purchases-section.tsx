import type { Contact } from '#shared/domain/contact.ts'
import type { Purchase } from '#shared/domain/purchases.ts'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { useQuery } from '../../client/use-query.ts'
import { showDone } from '../../client/undo.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { PurchaseForm } from './purchase-form.tsx'
import styles from './customer-sections.module.css'

const pageSize = 5

/** What the customer bought, beside what they write. */
export function PurchasesSection({ contact }: { contact: Contact }) {
  const t = useStrings()
  const format = useFormat()
  const [limit, setLimit] = useState(pageSize)
  const [isAdding, setIsAdding] = useState(false)
  const totals = contact.purchaseTotals
  const page = useQuery(() => api.purchases.page({ contactId: contact.id, after: null, limit }), [contact.id, limit, JSON.stringify(totals)])
  const remove = async (purchase: Purchase) => {
    try {
      const { undoId } = await api.purchases.remove({ purchaseId: purchase.id })
      showDone(t('purchases.removed'), undoId)
    } catch (error) {
      showFailure(error, t('purchases.failed'))
    }
  }
  return (
    <section className={styles.section} aria-label={t('purchases.title')}>
      <div className={styles.head}>
        <h4 className={styles.heading}>{t('purchases.title')}</h4>
        <IconButton size="s" label={t('purchases.add')} icon={<Plus />} onClick={() => setIsAdding(true)} />
      </div>
      {isAdding && <PurchaseForm contactId={contact.id} currency={totals[0]?.currency ?? 'KRW'} onDone={() => setIsAdding(false)} />}
      {totals.length === 0 && !isAdding && <p className={styles.quiet}>{t('purchases.none')}</p>}
      <div className={styles.totals}>
        {totals.map(({ currency, count, amountMinor }) => (
          <div key={currency} className={`${styles.total} tabular`}>
            <span className={styles.amount}>{format.money(amountMinor, currency)}</span>
            <span className={styles.quiet}>{t('purchases.count', { count })}</span>
          </div>
        ))}
      </div>
      {page.data?.items.map((purchase) => (
        <div key={purchase.id} className={styles.entry}>
          <div className={styles.entryText}>
            <bdi>{purchase.item === '' ? t('purchases.unnamed') : purchase.item}</bdi>
            <div className={`${styles.quiet} tabular`}>
              {format.money(purchase.amountMinor, purchase.currency)} · <time title={format.exact(purchase.atMs)}>{format.date(purchase.atMs)}</time>
              {purchase.orderNumber !== null && <> · <bdi className="selectable">{purchase.orderNumber}</bdi></>}
            </div>
          </div>
          <IconButton size="s" label={t('purchases.remove')} icon={<Trash2 />} onClick={() => void remove(purchase)} />
        </div>
      ))}
      {page.data && page.data.next !== null && <Button size="s" variant="quiet" className={styles.more} onClick={() => setLimit(Math.min(200, limit + 20))}>{t('common.more')}</Button>}
    </section>
  )
}
