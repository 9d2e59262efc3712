import { Trash2 } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ListedRule } from '#shared/contract/automation.ts'
import { ruleKinds } from '#shared/domain/automation/rule.ts'
import { api } from '../../client/api.ts'
import { useFields } from '../../client/library.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { classNames } from '../../ui/class-names.ts'
import { stepped } from '../../ui/lists/list-order.ts'
import listPane from '../../ui/lists/list-pane.module.css'
import { ListRow, type RowInList } from '../../ui/lists/list-row.tsx'
import { stepItems } from '../../ui/actions/step-items.tsx'
import { SwitchControl } from '../../ui/fields/switch.tsx'
import { useRowKeys } from '../../ui/lists/use-row-keys.ts'
import { VisuallyHidden } from '../../ui/marks/visually-hidden.tsx'
import { attempt } from './attempt.ts'
import { GoneLine } from './gone-line.tsx'
import { draftOf, isSame, select, useAutomationPlace } from './place.ts'
import { removeRule } from './remove-rule.ts'
import { ruleLine } from './rule-words.ts'
import styles from './automation.module.css'

/** Arrow keys choose, Alt with them moves inside the kind, Delete removes. */
export function RuleList({ rules, isOn }: { rules: readonly ListedRule[]; isOn: boolean }) {
  const t = useStrings()
  const selected = useAutomationPlace((state) => state.selected)
  const [spoken, setSpoken] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const groups = ruleKinds.map((kind) => ({ kind, rules: rules.filter(({ trigger }) => trigger.kind === kind).toSorted((one, other) => one.position - other.position) })).filter((group) => group.rules.length > 0)
  const ordered = groups.flatMap((group) => group.rules)
  const inTabOrder = ordered.find(({ id }) => id === selected) ?? ordered[0]

  const move = (rule: ListedRule, by: 1 | -1) => {
    const ids = groups.find(({ kind }) => kind === rule.trigger.kind)!.rules.map(({ id }) => id)
    const after = stepped(ids, rule.id, by)
    if (!after) return
    setSpoken(t('automation.moved', { name: rule.name, position: after.position }))
    void attempt(api.automation.orderRules({ kind: rule.trigger.kind, ruleIds: after.ids }))
  }
  const onKeyDown = useRowKeys(list, { rows: ordered, onSelect: ({ id }) => select(id), onStep: move, onRemove: removeRule })

  return (
    <div ref={list}>
      {groups.map((group) => (
        <section key={group.kind} className={listPane.group} aria-label={t(`automation.kind-${group.kind}`)}>
          <h2 className={styles.groupName}>{t(`automation.kind-${group.kind}`)}</h2>
          <ul className={listPane.rows}>
            {group.rules.map((rule) => <RuleItem key={rule.id} rule={rule} isOn={isOn} inList={{ isSelected: rule.id === selected, isInTabOrder: rule === inTabOrder, onKeyDown: (event) => onKeyDown(event, rule) }} onMove={(by) => move(rule, by)} />)}
          </ul>
        </section>
      ))}
      <VisuallyHidden>
        <span id="automation-keys">{t('automation.keys')}</span>
        <span role="status" aria-live="polite">{spoken}</span>
      </VisuallyHidden>
    </div>
  )
}

type ItemProps = { rule: ListedRule; isOn: boolean; inList: RowInList; onMove: (by: 1 | -1) => void }

function RuleItem({ rule, isOn, inList, onMove }: ItemProps) {
  const t = useStrings()
  const fields = useFields().items
  const edited = useAutomationPlace((state) => state.edits[rule.id])
  const [gone] = rule.gone
  const menu = () => [
    ...stepItems(t, onMove),
    'separator' as const,
    { id: 'delete', label: t('automation.delete'), icon: <Trash2 />, shortcut: 'Delete', isDangerous: true, onSelect: () => removeRule(rule) } as const,
  ]
  return (
    <li className={styles.item} data-off={!rule.isEnabled || !isOn || undefined}>
      <ListRow id={rule.id} inList={inList} keysId="automation-keys" className={styles.row} menu={menu} onSelect={() => select(rule.id)}>
        <span className={listPane.rowLine}>
          <bdi className={classNames(listPane.clipped, listPane.rowTitle, styles.name)}>{rule.name}</bdi>
          {edited && !isSame(edited, draftOf(rule)) && <span className={listPane.unsaved} role="img" aria-label={t('automation.unsaved')} />}
        </span>
        <span className={classNames(listPane.rowLine, listPane.rowText)}>
          <bdi className={listPane.clipped}>{ruleLine(rule, fields, t)}</bdi>
          <span className={`${listPane.rowEnd} tabular`}>{t('automation.fired', { count: rule.firedCount30Days })}</span>
        </span>
        {gone && <GoneLine text={t(`automation.problem.${gone.kind}`, gone.params)} />}
      </ListRow>
      <SwitchControl size="s" label={t('automation.enable', { name: rule.name })} isOn={rule.isEnabled} onChange={(isEnabled) => void attempt(api.automation.setRuleEnabled({ ruleId: rule.id, isEnabled }))} />
    </li>
  )
}
