import { useRef, useState } from 'react'
import { api } from '../../client/api.ts'
import { describeFailure } from '../../client/refusals.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { useEscape } from '../../ui/overlays/escape-ladder.ts'
import { TextField } from '../../ui/fields/text-field.tsx'
import { useImeEnter } from '../../ui/text-entry/use-ime-enter.ts'
import styles from './customer-sections.module.css'

const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
/** Noon of that day here, so that no zone moves it to another day. */
const noonOf = (day: string) => new Date(`${day}T12:00:00`).getTime()

export function PurchaseForm({ contactId, currency, onDone }: { contactId: number; currency: string; onDone: () => void }) {
  const t = useStrings()
  const [item, setItem] = useState('')
  const [amount, setAmount] = useState('')
  const [day, setDay] = useState(today)
  const [order, setOrder] = useState('')
  const [error, setError] = useState<string | null>(null)
  const form = useRef<HTMLDivElement>(null)
  const save = async () => {
    try {
      await api.purchases.add({ contactId, item, amount, currency, orderNumber: order.trim() || null, atMs: noonOf(day) })
      onDone()
    } catch (failure) {
      setError(describeFailure(t, failure, t('purchases.failed')))
    }
  }
  const lastField = useRef<HTMLInputElement>(null)
  useImeEnter(lastField, { act: () => void save() })
  useEscape('popup', true, onDone)
  return (
    <div ref={form} className={styles.form}>
      <TextField label={t('purchases.item')} value={item} onChange={setItem} dir="auto" autoFocus autoComplete="off" />
      <div className={styles.pair}>
        <TextField label={t('purchases.amount', { currency })} value={amount} onChange={setAmount} inputMode="decimal" autoComplete="off" error={error} />
        <TextField label={t('purchases.day')} type="date" value={day} onChange={setDay} />
      </div>
      <TextField ref={lastField} label={t('purchases.order')} value={order} onChange={setOrder} autoComplete="off" />
      <div className={styles.buttons}>
        <Button size="s" variant="primary" onClick={() => void save()}>{t('common.save')}</Button>
        <Button size="s" variant="quiet" onClick={onDone}>{t('common.cancel')}</Button>
      </div>
    </div>
  )
}
