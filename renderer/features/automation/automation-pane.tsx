import { Clock, History, Plus, ShieldCheck, Table2, TriangleAlert, Workflow, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ListedRule } from '#shared/contract/automation.ts'
import { ruleKinds } from '#shared/domain/automation/rule.ts'
import { api } from '../../client/api.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import listPane from '../../ui/lists/list-pane.module.css'
import { Menu } from '../../ui/actions/menu.tsx'
import { Switch } from '../../ui/fields/switch.tsx'
import { attempt } from './attempt.ts'
import { useHoursStatus } from './hours/hours-words.ts'
import { sections, select, startNew, useAutomationPlace, type Section } from './place.ts'
import { RuleList } from './rule-list.tsx'
import styles from './automation.module.css'

const icons: Record<Section, LucideIcon> = { activity: History, hours: Clock, guards: ShieldCheck, values: Table2, flows: Workflow }

export function AutomationPane({ rules }: { rules: readonly ListedRule[] }) {
  const t = useStrings()
  const settings = useLibrary('automation', () => api.automation.settings())
  const isOn = settings.data?.isEnabled ?? true
  const setOn = (isEnabled: boolean) => settings.data && void attempt(api.automation.saveSettings({ ...settings.data, isEnabled }))
  return (
    <section className={listPane.pane} aria-label={t('automation.list')}>
      <header className={styles.paneHeader}>
        <div className={styles.titleLine}>
          <h1 className={listPane.title}>{t('automation.title')}</h1>
          <Menu
            trigger={<IconButton label={t('automation.new')} variant="primary" icon={<Plus />} />}
            items={ruleKinds.map((kind) => ({ id: kind, label: t(`automation.kind-${kind}`), onSelect: () => startNew(kind) }))}
          />
        </div>
        <div className={styles.master} data-off={!isOn || undefined}>
          <Switch label={t('automation.master')} hint={t(isOn ? 'automation.master-on' : 'automation.master-off')} isOn={isOn} isDisabled={!settings.data} onChange={setOn} />
        </div>
      </header>
      <div className={classNames(listPane.scroll, styles.scroll)}>
        <nav aria-label={t('automation.sections')} className={styles.sections}>
          {sections.map((section) => <SectionLink key={section} section={section} note={section === 'hours' ? <HoursNote /> : section === 'values' ? <CodesNote /> : null} />)}
        </nav>
        {rules.length === 0 ? <EmptyState title={t('automation.empty-title')} body={t('automation.empty-body')} /> : <RuleList rules={rules} isOn={isOn} />}
      </div>
    </section>
  )
}

function SectionLink({ section, note }: { section: Section; note: ReactNode }) {
  const t = useStrings()
  const isCurrent = useAutomationPlace((state) => state.selected === section)
  const Icon = icons[section]
  return (
    <button type="button" className={styles.section} aria-current={isCurrent || undefined} onClick={() => select(section)}>
      <Icon aria-hidden size={16} />
      <span className={styles.sectionName}>{t(`automation.section-${section}`)}</span>
      {note}
    </button>
  )
}

function HoursNote() {
  const t = useStrings()
  const hours = useHoursStatus()
  if (!hours.data) return null
  return <span className={styles.sectionNote} data-open={hours.data.status.isOpen || undefined}>{t(hours.data.status.isOpen ? 'hours.open' : 'hours.closed')}</span>
}

/** Some rule may soon have no code to give. */
function CodesNote() {
  const t = useStrings()
  const limit = useLimit()
  const pools = useLibrary('automation', () => api.automation.codePools())
  if (!pools.data?.some(({ freeCount }) => freeCount <= limit('automation.codes-low'))) return null
  return <span className={styles.sectionNote} data-warns><TriangleAlert aria-hidden size={13} />{t('automation.codes-low-note')}</span>
}
