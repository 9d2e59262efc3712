import { Bot, BotOff } from 'lucide-react'
import { useEffect } from 'react'
import type { AutomationBudget } from '#shared/domain/automation/trace.ts'
import { api } from '../../client/api.ts'
import { onEvent } from '../../client/events.ts'
import { showFailure } from '../../client/failures.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { Menu } from '../../ui/actions/menu.tsx'
import styles from './customer-sections.module.css'

const hourMs = 3_600_000
const rests = [['hour', hourMs], ['12', 12 * hourMs], ['week', 7 * 24 * hourMs]] as const

/** What automation may still say to this customer today, and how to make it rest. */
export function AutomationSection({ conversationId }: { conversationId: number }) {
  const t = useStrings()
  const budget = useLibrary('automation', () => api.automation.budget({ conversationId }), [conversationId])
  const { reload } = budget
  useEffect(() => onEvent('changed', ({ conversationIds }) => conversationIds.includes(conversationId) && reload()), [conversationId, reload])
  if (!budget.data) return null
  const rest = (untilMs: number | null) => void api.automation.setSilence({ conversationId, untilMs }).then(reload, (error: unknown) => showFailure(error, t('automation.failed')))
  const isResting = budget.data.silence?.reason === 'handed-over'
  return (
    <section className={styles.section} aria-label={t('automation.title')}>
      <h4 className={styles.heading}>{t('automation.title')}</h4>
      <Lines budget={budget.data} />
      {isResting
        ? <Button size="s" variant="quiet" icon={<Bot aria-hidden size={16} />} onClick={() => rest(null)}>{t('automation.resume')}</Button>
        : budget.data.isEnabled && (
          <Menu
            align="start" trigger={<Button size="s" variant="quiet" icon={<BotOff aria-hidden size={16} />}>{t('automation.rest')}</Button>}
            items={rests.map(([id, ms]) => ({ id, label: t(`automation.rest-${id}`), onSelect: () => rest(Date.now() + ms) }))}
          />
        )}
    </section>
  )
}

function Lines({ budget }: { budget: AutomationBudget }) {
  const t = useStrings()
  const format = useFormat()
  if (!budget.isEnabled) return <p className={styles.quiet}>{t('automation.budget-off')}</p>
  const { silence } = budget
  return (
    <>
      <p className={`${styles.quiet} tabular`}>{t('automation.budget', { used: budget.used, limit: budget.limit })}</p>
      {budget.used >= budget.limit && budget.nextFreeAtMs !== null && <p className={`${styles.quiet} tabular`}>{t('automation.budget-free', { time: format.dateTime(budget.nextFreeAtMs) })}</p>}
      {silence && <p className={`${styles.quiet} tabular`}>{t(silence.reason === 'handed-over' ? 'automation.silent-handed' : 'automation.silent-person', { time: format.dateTime(silence.untilMs) })}</p>}
    </>
  )
}
