import { TriangleAlert, X } from 'lucide-react'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { useBuilder } from './builder-context.ts'
import { piecesOf } from './condition-words.ts'
import type { DraftCondition } from './draft.ts'
import { goneInDraft } from './gone.ts'
import { kindIcons } from './kind-icons.ts'
import { PartMenu } from './part-menu.tsx'
import { SlotField } from './slot-field.tsx'
import { usePartChanges } from './use-part-changes.ts'
import { usePartKeys } from './use-part-keys.ts'
import styles from './builder.module.css'

/** One condition: a sentence whose words can be changed where they stand. */
export function ConditionRow({ part }: { part: DraftCondition }) {
  const { words, isReady } = useBuilder()
  const { t } = words
  const { sentence, remove } = usePartChanges(part)
  const onKeyDown = usePartKeys(part)
  const gone = isReady ? goneInDraft(part.condition, part.blanks, words) : null
  const Icon = kindIcons[part.condition.kind]
  return (
    <div data-part={part.key} role="group" aria-label={sentence} className={styles.condition} data-unfinished={part.blanks.length > 0 || undefined} data-gone={gone !== null || undefined} onKeyDownCapture={onKeyDown}>
      <Icon aria-hidden className={styles.kind} />
      <div className={styles.said}>
        <p className={styles.sentence}>
          {piecesOf(part.condition, part.blanks, words).map(({ slot, text }, index) =>
            // oxlint-disable-next-line react/no-array-index-key -- words between slots are known by their place
            slot === null ? <span key={`text-${index}`}>{text}</span> : <SlotField key={slot} part={part} slot={slot} text={text} gone={gone} />,
          )}
        </p>
        {gone && <p role="alert" className={styles.gone}><TriangleAlert aria-hidden size={14} />{t(`segments.gone-${gone}-says`)}</p>}
      </div>
      <div className={styles.partActions}>
        <PartMenu part={part} label={t('segments.part-menu', { sentence })} />
        <IconButton size="s" label={t('segments.remove-condition', { sentence })} icon={<X />} onClick={remove} />
      </div>
    </div>
  )
}
