import type { SegmentCondition } from '#shared/domain/segment.ts'
import { useBuilder } from './builder-context.ts'
import type { Blank, DraftCondition } from './draft.ts'
import { changePart } from './tree-edits.ts'

/** Changes of one condition; a blank that is filled in is none any more. */
export function useCondition(part: DraftCondition) {
  const { root, change } = useBuilder()
  const put = (next: DraftCondition) => change(changePart(root, part.key, () => next))
  const fill = (blank: Blank, condition: SegmentCondition | null) => {
    const others = part.blanks.filter((one) => one !== blank)
    put(condition ? { ...part, condition, blanks: others } : { ...part, blanks: [...others, blank] })
  }
  return { put, fill }
}
