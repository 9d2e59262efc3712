import type { Label } from '#shared/domain/labels.ts'
import { useLabels } from '../../client/library.ts'

/** Label ids travel with the row; names and colours are the same for all rows. */
export function useRowLabels(labelIds: readonly number[]): readonly Label[] {
  const { items } = useLabels()
  return labelIds.length === 0 ? [] : items.filter(({ id }) => labelIds.includes(id))
}
