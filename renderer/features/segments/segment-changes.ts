import type { Segment } from '#shared/domain/segment.ts'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { showDone } from '../../client/undo.ts'
import { translateNow as t } from '../../strings/use-strings.ts'
import { showToast } from '../../ui/overlays/toast.tsx'
import { finished, treeOf } from './draft.ts'
import { dropEdit, focusOn, select, type Edited } from './segments-place.ts'

/** Unfinished conditions keep it from being saved; the caller sees to that. */
export async function saveSegment(id: number | null, { name, root }: Edited): Promise<boolean> {
  try {
    const saved = await api.segments.save({ id, name, tree: treeOf(finished(root)) })
    dropEdit(id ?? 'new')
    select(saved.id)
    if (id === null) focusOn('name', saved.id)
    showToast({ text: t('segments.saved', { name: saved.name }) })
    return true
  } catch (error) {
    showFailure(error, t('segments.failed'))
    return false
  }
}

export async function duplicateSegment(segment: Segment, others: readonly Segment[]): Promise<void> {
  try {
    const copy = await api.segments.save({ id: null, name: nameOfCopy(segment.name, others.map(({ name }) => name)), tree: segment.tree })
    select(copy.id)
    focusOn('name', copy.id)
  } catch (error) {
    showFailure(error, t('segments.failed'))
  }
}

function nameOfCopy(name: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const copy = number === 1 ? t('segments.copy-of', { name }) : t('segments.copy-number', { name, number })
    if (!taken.some((one) => one.toLowerCase() === copy.toLowerCase())) return copy
  }
}

export function neighborIn(segments: readonly Segment[], segment: Segment): Segment | null {
  const at = segments.findIndex(({ id }) => id === segment.id)
  return segments[at + 1] ?? segments[at - 1] ?? null
}

/** `next` has the focus afterwards, and on a window with room for both is looked at. */
export async function removeSegment(segment: Segment, next: Segment | null, isSingle: boolean): Promise<void> {
  try {
    const { undoId } = await api.segments.remove({ id: segment.id })
    dropEdit(segment.id)
    select(isSingle ? null : (next?.id ?? null))
    if (next) focusOn('row', next.id)
    showDone(t('segments.deleted', { name: segment.name }), undoId)
  } catch (error) {
    showFailure(error, t('segments.failed'))
  }
}
