import { useId, type ReactNode } from 'react'
import styles from './radio-cards.module.css'

export type RadioCard<Value extends string> = { value: Value; label: string; hint?: ReactNode | undefined; picture?: ReactNode | undefined }

export function RadioCards<Value extends string>({ label, value, cards, onChange }: { label: string; value: Value; cards: readonly RadioCard<Value>[]; onChange: (value: Value) => void }) {
  const name = useId()
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.cards}>
        {cards.map((card) => (
          <label key={card.value} className={styles.card}>
            <input type="radio" name={name} value={card.value} checked={card.value === value} onChange={() => onChange(card.value)} className={styles.radio} />
            {card.picture && <span className={styles.picture} aria-hidden>{card.picture}</span>}
            <span className={styles.label}>{card.label}</span>
            {card.hint && <span className={styles.hint}>{card.hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
