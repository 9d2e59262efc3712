import { Copy, Ellipsis, Trash2 } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CustomerRow } from '#shared/domain/customer-table.ts'
import { isSameName } from '#shared/domain/labels.ts'
import type { Segment } from '#shared/domain/segment.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { Button } from '../../ui/actions/button.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Menu } from '../../ui/actions/menu.tsx'
import { useSaveKey } from '../../ui/actions/use-save-key.ts'
import { ConditionBuilder } from './builder.tsx'
import type { Words } from './condition-words.ts'
import { conditionsIn, finished, treeOf, unfinishedIn, type DraftGroup } from './draft.ts'
import { duplicateSegment, neighborIn, removeSegment, saveSegment } from './segment-changes.ts'
import { changeEdit, dropEdit, focusOn, focusTaken, isChanged, noSegment, savedEdit, useSegmentsPlace } from './segments-place.ts'
import { useWhoFits } from './use-who-fits.ts'
import { WhoFitsCard } from './who-fits.tsx'
import { WhyDialog } from './why-dialog.tsx'
import styles from './editor.module.css'

export type SegmentCallbacks = { onShowInTable?: ((segmentId: number) => void) | undefined; onExport?: ((segmentId: number) => void) | undefined }
type Props = SegmentCallbacks & { segment: Segment | null; segments: readonly Segment[]; words: Words; isSingle: boolean }

/** `segment` null: a new one. What keeps it from being saved is said beside the button. */
export function SegmentEditor({ segment, segments, words, isSingle, onShowInTable, onExport }: Props) {
  const { t } = words
  const key = segment?.id ?? 'new'
  const edited = useSegmentsPlace((state) => state.edits[key]) ?? (segment ? savedEdit(segment) : noSegment)
  const { name, root } = edited
  const limit = useLimit()('segments.conditions')
  const nameField = useRef<HTMLInputElement>(null)
  const [isSaving, setIsSaving] = useState(false)
  const [why, setWhy] = useState<{ customer: CustomerRow | null } | null>(null)
  const counted = finished(root)
  const asked = useWhoFits(treeOf(counted))
  const unfinished = unfinishedIn(root)
  const isDirty = isChanged(edited, segment)
  const cannot = whyNot({ name, count: conditionsIn(root).length, unfinishedCount: unfinished.length, limit, isTaken: segments.some((other) => other.id !== segment?.id && isSameName(other.name, name)) }, words)
  const changeRoot = useCallback((next: DraftGroup) => changeEdit(key, { ...(useSegmentsPlace.getState().edits[key] ?? { name, root }), root: next }), [key, name, root])

  const save = async () => {
    if (!isDirty || cannot !== null || isSaving) return
    setIsSaving(true)
    await saveSegment(segment?.id ?? null, edited)
    setIsSaving(false)
  }
  useSaveKey(() => void save())
  const discard = () => {
    dropEdit(key)
    if (segment) focusOn('name', segment.id)
    else if (segments[0]) focusOn('row', segments[0].id)
  }
  const isNameWished = useSegmentsPlace(({ focus }) => focus?.on === 'name' && focus.key === key)
  useEffect(() => {
    if (!isNameWished) return
    nameField.current?.select()
    focusTaken()
  }, [isNameWished])

  const elsewhere = (act: ((segmentId: number) => void) | undefined) => act && (segment === null || isDirty ? null : () => act(segment.id))
  return (
    <div className={styles.editor}>
      <div className={styles.columns}>
        <form className={styles.form} aria-label={name.trim() || t('segments.new')} onSubmit={(event) => { event.preventDefault(); void save() }}>
          <header className={styles.header}>
            <input ref={nameField} className={styles.name} aria-label={t('segments.name')} placeholder={t('segments.name-placeholder')} value={name} maxLength={120} dir="auto" autoComplete="off" onChange={(event) => changeEdit(key, { name: event.target.value, root })} />
            {asked.answer && <span aria-hidden className={`${styles.headCount} tabular`}>{t('segments.spoken-count', { count: asked.answer.count, total: asked.answer.total })}</span>}
            {segment && (
              <Menu
                trigger={<IconButton label={t('segments.more')} icon={<Ellipsis />} />}
                items={[
                  { id: 'duplicate', label: t('segments.duplicate'), icon: <Copy />, onSelect: () => void duplicateSegment(segment, segments) },
                  'separator',
                  { id: 'delete', label: t('segments.delete'), icon: <Trash2 />, isDangerous: true, onSelect: () => void removeSegment(segment, neighborIn(segments, segment), isSingle) },
                ]}
              />
            )}
          </header>
          <ConditionBuilder root={root} onChange={changeRoot} />
          {(isDirty || segment === null) && (
            <footer className={styles.footer}>
              <Button type="submit" variant="primary" isBusy={isSaving} disabled={!isDirty || cannot !== null}>{t('common.save')}</Button>
              <Button variant="quiet" onClick={discard}>{t('segments.discard')}</Button>
              {isDirty && cannot && <p className={styles.cannot}>{cannot}</p>}
            </footer>
          )}
        </form>
        <aside className={styles.side}>
          <WhoFitsCard asked={asked} unfinished={unfinished} words={words} onShowInTable={elsewhere(onShowInTable)} onExport={elsewhere(onExport)} onExplain={(customer) => setWhy({ customer })} />
        </aside>
      </div>
      {why && <WhyDialog root={counted} words={words} isUnsaved={isDirty} customer={why.customer} onChoose={(customer) => setWhy({ customer })} onClose={() => setWhy(null)} />}
    </div>
  )
}

type State = { name: string; count: number; unfinishedCount: number; limit: number; isTaken: boolean }

function whyNot({ name, count, unfinishedCount, limit, isTaken }: State, { t }: Words): string | null {
  if (count > limit) return t('segments.cannot-save-many', { limit, count })
  if (unfinishedCount > 0) return t('segments.cannot-save-unfinished', { count: unfinishedCount })
  if (name.trim() === '') return t('segments.cannot-save-name')
  return isTaken ? t('refusal.name-taken', { name: name.trim() }) : null
}
