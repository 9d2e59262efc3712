import { X } from 'lucide-react'
import { classNames } from '../class-names.ts'
import styles from './tag.module.css'

export type TagColor = 'grey' | 'red' | 'orange' | 'amber' | 'lime' | 'green' | 'teal' | 'sky' | 'blue' | 'violet' | 'pink' | 'brown'

/** The colour alone, before a name that is text. */
export const TagDot = ({ color }: { color: TagColor }) => <span aria-hidden className={classNames(styles.dot, styles[color])} />

/** A name on a colour. With `onRemove` it carries a button of its own. */
export function Tag({ color, size = 'm', children, removeLabel, onRemove }: { color: TagColor; size?: 's' | 'm' | undefined; children: string; removeLabel?: string | undefined; onRemove?: (() => void) | undefined }) {
  return (
    <span className={classNames(styles.tag, styles[color], size === 's' && styles.small)}>
      <bdi className={styles.text}>{children}</bdi>
      {onRemove && <button type="button" aria-label={removeLabel} title={removeLabel} className={styles.remove} onClick={onRemove}><X aria-hidden /></button>}
    </span>
  )
}
