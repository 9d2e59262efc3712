import type { Label } from '#shared/domain/labels.ts'
import { useLabels } from '../../client/library.ts'
import { Tag } from '../../ui/tag.tsx'
import styles from './conversation-row.module.css'

const mostShown = 2

/** Label ids travel with the row; names and colours are the same for all rows. */
export function useRowLabels(labelIds: readonly number[]): readonly Label[] {
  const { items } = useLabels()
  return labelIds.length === 0 ? [] : items.filter(({ id }) => labelIds.includes(id))
}

export function RowLabels({ labels }: { labels: readonly Label[] }) {
  return (
    <span className={styles.labels} title={labels.map(({ name }) => name).join(', ')}>
      {labels.slice(0, mostShown).map(({ id, name, color }) => <Tag key={id} color={color} size="s">{name}</Tag>)}
      {labels.length > mostShown && <span className={`${styles.moreLabels} tabular`}>+{labels.length - mostShown}</span>}
    </span>
  )
}
