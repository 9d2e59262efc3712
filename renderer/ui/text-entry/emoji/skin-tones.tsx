import { useId } from 'react'
import { useStrings } from '../../../strings/use-strings.ts'
import { withSkinTone, type Emoji } from './emoji-index.ts'
import styles from './emoji-picker.module.css'

const hand = '✋'
const sample: Emoji = { emoji: hand, name: { ko: '', en: '' }, group: 1, skins: ['🏻', '🏼', '🏽', '🏾', '🏿'].map((tone) => hand + tone), shortcodes: [] }
const tones = [0, 1, 2, 3, 4, 5] as const

export function SkinTones({ tone, onTone }: { tone: number; onTone: (tone: number) => void }) {
  const t = useStrings()
  const name = useId()
  return (
    <div role="radiogroup" aria-label={t('emoji.skin')} className={styles.tones}>
      {tones.map((each) => (
        <label key={each} className={styles.tone} title={t(`emoji.skin-${each}`)}>
          <input type="radio" name={name} checked={each === tone} aria-label={t(`emoji.skin-${each}`)} onChange={() => onTone(each)} />
          <span aria-hidden>{withSkinTone(sample, each)}</span>
        </label>
      ))}
    </div>
  )
}
