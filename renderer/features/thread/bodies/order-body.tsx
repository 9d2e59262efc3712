import { ShoppingBag } from 'lucide-react'
import type { MessageContent } from '#shared/domain/message-content.ts'
import { useProductName } from '../../../client/products.ts'
import { useLanguageStore } from '../../../strings/language.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { FormattedText } from '../../../ui/message-text/formatted-text.tsx'
import styles from './order-body.module.css'

type Order = Extract<MessageContent, { type: 'order' }>

export function OrderBody({ content }: { content: Order }) {
  const t = useStrings()
  const language = useLanguageStore((state) => state.language)
  const nameOf = useProductName()
  const currency = content.items[0]?.currency
  const total = content.items.reduce((sum, item) => sum + item.itemPrice * item.quantity, 0)
  const isOneCurrency = content.items.every((item) => item.currency === currency)
  return (
    <div className={styles.order}>
      <div className={styles.title}><ShoppingBag aria-hidden size={16} />{t('thread.kind-order')} · {t('thread.order-items', { count: content.items.length })}</div>
      <table className={styles.items}>
        <tbody>
          {content.items.map((item, at) => (
            <tr key={`${item.productRetailerId}-${at}`}>
              <td><bdi>{nameOf(item.productRetailerId)}</bdi></td>
              <td className={styles.number}>{t('thread.order-quantity', { quantity: item.quantity })}</td>
              <td className={styles.number}>{money(item.itemPrice, item.currency, language)}</td>
            </tr>
          ))}
          {isOneCurrency && currency && (
            <tr className={styles.total}><th scope="row" colSpan={2}>{t('thread.order-total')}</th><td className={styles.number}>{money(total, currency, language)}</td></tr>
          )}
        </tbody>
      </table>
      {content.text && <FormattedText text={content.text} />}
    </div>
  )
}

/** A currency code from the wire may be nonsense; the number is still worth showing. */
function money(value: number, currency: string, language: string): string {
  try {
    return new Intl.NumberFormat(language, { style: 'currency', currency }).format(value)
  } catch {
    return `${value} ${currency}`
  }
}
