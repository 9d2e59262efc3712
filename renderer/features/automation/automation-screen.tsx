import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import type { RuleRow } from '#shared/domain/automation/rule.ts'
import { api } from '../../client/api.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { ErrorState } from '../../ui/states/error-state.tsx'
import listPane from '../../ui/lists/list-pane.module.css'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { SplitPane } from '../../ui/pages/split-pane.tsx'
import { Activity } from './activity.tsx'
import { AutomationPane } from './automation-pane.tsx'
import { Flows } from './flows/flows.tsx'
import { Guards } from './guards.tsx'
import { HoursEditor } from './hours/hours-editor.tsx'
import { select, useAutomationPlace } from './place.ts'
import { RuleEditor } from './rule-editor.tsx'
import { Values } from './values/values.tsx'
import styles from './automation.module.css'

type Props = { isSingle: boolean; onOpenMessage: (conversationId: number, messageId: number) => void }

/** Rules and what surrounds them on the left, the chosen one on the right; one at a time on a narrow window. */
export function AutomationScreen({ isSingle, onOpenMessage }: Props) {
  const t = useStrings()
  const rules = useLibrary(['automation', 'labels', 'fields'], () => api.automation.rules())
  const selected = useAutomationPlace((state) => state.selected)

  if (rules.state === 'loading') return <AutomationSkeleton />
  if (rules.state === 'error') return <ErrorState error={rules.error} title={t('automation.error-title')} onRetry={rules.reload} />
  const pane = <AutomationPane rules={rules.data} />
  if (isSingle && selected === null) return pane
  const chosen = <Chosen rules={rules.data} onOpenMessage={onOpenMessage} />
  if (isSingle) {
    return (
      <div className={listPane.page}>
        <Button variant="quiet" size="s" icon={<ArrowLeft aria-hidden size={16} />} className={listPane.back} onClick={() => select(null)}>{t('automation.back')}</Button>
        {chosen}
      </div>
    )
  }
  return <SplitPane rememberAs="automation-width" label={t('ui.resize-list')} min={280} max={400} initial={320} start={pane} end={<div id="content" tabIndex={-1} className={listPane.page}>{chosen}</div>} />
}

function Chosen({ rules, onOpenMessage }: { rules: readonly RuleRow[] } & Pick<Props, 'onOpenMessage'>): ReactNode {
  const selected = useAutomationPlace((state) => state.selected)
  const activity = <Activity rules={rules} onOpenMessage={onOpenMessage} />
  switch (selected) {
    case null: case 'activity': return activity
    case 'hours': return <HoursEditor />
    case 'guards': return <Guards />
    case 'values': return <Values />
    case 'flows': return <Flows />
    default: {
      const rule = rules.find(({ id }) => id === selected) ?? null
      return rule || selected === 'new' ? <RuleEditor key={selected} rule={rule} rules={rules} onOpenMessage={onOpenMessage} /> : activity
    }
  }
}

function AutomationSkeleton() {
  const widths = ['52%', '66%', '44%', '70%', '58%', '48%', '62%']
  return (
    <div className={listPane.skeleton} aria-hidden>
      <div className={classNames(listPane.skeletonList, styles.skeletonList)}>{widths.map((width) => <div key={width} className={listPane.skeletonRow}><Skeleton width={width} /><Skeleton width="88%" height="0.75rem" /></div>)}</div>
      <div className={classNames(listPane.skeletonPage, styles.skeletonPage)}><Skeleton width="30%" height="1.75rem" /><Skeleton height="8rem" shape="block" /><Skeleton height="14rem" shape="block" /></div>
    </div>
  )
}
