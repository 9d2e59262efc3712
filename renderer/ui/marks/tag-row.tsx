import { Tag, type TagColor } from './tag.tsx'
import styles from './tag-row.module.css'

/** The first tags on one line and how many more there are; all of their names on hover. */
export function TagRow({ tags, most }: { tags: readonly { id: number; name: string; color: TagColor }[]; most: number }) {
  return (
    <span className={styles.tags} title={tags.map(({ name }) => name).join(', ')}>
      {tags.slice(0, most).map(({ id, name, color }) => <Tag key={id} color={color} size="s">{name}</Tag>)}
      {tags.length > most && <span className={`${styles.more} tabular`}>+{tags.length - most}</span>}
    </span>
  )
}
