import { Plus } from 'lucide-react'
import { useLimit } from '../../client/policy-limits.ts'
import { Button } from '../../ui/actions/button.tsx'
import { InlineSelect } from '../../ui/fields/select.tsx'
import { AddMenu } from './add-menu.tsx'
import { useBuilder } from './builder-context.ts'
import { ConditionRow } from './condition-row.tsx'
import { isGroup, type DraftGroup } from './draft.ts'
import { PartMenu } from './part-menu.tsx'
import { changePart } from './tree-edits.ts'
import { usePartKeys } from './use-part-keys.ts'
import styles from './builder.module.css'

/** "Customers who fit all of these", and these; a group within it looks the same, one step in. */
export function GroupBox({ group }: { group: DraftGroup }) {
  const { root, words: { t }, change, isFull } = useBuilder()
  const limit = useLimit()
  const isRoot = group.key === root.key
  const onKeyDown = usePartKeys(group)
  const options = (['all', 'any'] as const).map((value) => ({ value, label: t(`segments.match.${value}`) }))
  const joiner = t(group.match === 'all' ? 'segments.and' : 'segments.or')
  return (
    <div data-part={group.key} role="group" aria-label={t('segments.group')} className={styles.group} data-nested={!isRoot || undefined} onKeyDownCapture={isRoot ? undefined : onKeyDown}>
      <div className={styles.groupHead}>
        <p className={styles.sentence}>
          {t('segments.match-before')}{' '}
          <InlineSelect label={t('segments.match')} value={group.match} options={options} onChange={(match) => change(changePart(root, group.key, (part) => (isGroup(part) ? { ...part, match } : part)))} />
          {' '}{t('segments.match-after')}
        </p>
        {!isRoot && <PartMenu part={group} label={t('segments.group-menu')} />}
      </div>
      {group.parts.length === 0 && <p className={styles.nothing}>{t('segments.no-conditions')}</p>}
      {group.parts.length > 0 && (
        <ul className={styles.parts}>
          {group.parts.map((part, index) => (
            <li key={part.key} className={styles.part}>
              <span className={styles.joiner}>{index > 0 && joiner}</span>
              {isGroup(part) ? <GroupBox group={part} /> : <ConditionRow part={part} />}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.add}>
        <AddMenu group={group} trigger={<Button size="s" variant="quiet" data-control="add" disabled={isFull} data-hint={isFull ? t('segments.full', { limit: limit('segments.conditions') }) : undefined} icon={<Plus aria-hidden size={15} />}>{t('segments.add')}</Button>} />
      </div>
    </div>
  )
}
