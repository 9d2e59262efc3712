import { useId } from 'react'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import type { PictureChoice } from '../draft/draft-state.ts'
import styles from './attachment-strip.module.css'

/** Smaller or as it is, each with its size. */
export function PictureSize({ name, choice, onChoose }: { name: string; choice: PictureChoice; onChoose: (uses: PictureChoice['uses']) => void }) {
  const t = useStrings()
  const format = useFormat()
  const group = useId()
  const options = [
    { uses: 'smaller', label: t('composer.picture-smaller', { size: format.fileSize(choice.smallerBytes) }) },
    { uses: 'original', label: t('composer.picture-original', { size: format.fileSize(choice.originalBytes) }) },
  ] as const
  return (
    <div role="radiogroup" aria-label={t('composer.picture-size', { name })} className={styles.sizes}>
      {options.map(({ uses, label }) => (
        <label key={uses} className={styles.sizeOption}>
          <input type="radio" name={group} checked={choice.uses === uses} onChange={() => onChoose(uses)} />
          {label}
        </label>
      ))}
    </div>
  )
}
