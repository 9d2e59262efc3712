import { Tag, type TagColor } from './tag.tsx'
import styles from './swatch.module.css'

/** The colour of a tag as a dot, beside its name. */
export const Swatch = ({ color }: { color: TagColor }) => <span aria-hidden className={styles.swatch}><Tag color={color} size="s">{' '}</Tag></span>
