import { api } from '../../client/api.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Banner } from '../../ui/banner.tsx'
import styles from './activity.module.css'

/** Today in four numbers; a warning while answers leave late, and while the phone app greets as well. */
export function Health() {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  const health = useLibrary('automation', () => api.automation.automationHealth(), [nowMs]).data
  if (!health) return null
  const { doubleGreeting, speed } = health
  const { late } = speed
  return (
    <>
      <dl className={`${styles.numbers} tabular`}>
        <div><dt>{t('automation.replied-today')}</dt><dd>{format.number(health.repliedTodayCount)}</dd></div>
        <div><dt>{t('automation.stopped-today')}</dt><dd>{format.number(health.stoppedTodayCount)}</dd></div>
        <div><dt>{t('automation.within-target', { seconds: speed.targetMs / 1000 })}</dt><dd>{speed.replyCount === 0 ? '–' : format.percent(speed.withinTargetCount / speed.replyCount)}</dd></div>
        <div><dt>{t('automation.speed')}</dt><dd>{health.decisionP95Ms === null ? '–' : t('automation.speed-value', { ms: Math.max(1, Math.round(health.decisionP95Ms)) })}</dd></div>
      </dl>
      {late && (
        <Banner
          tone={late.level === 'alarm' ? 'danger' : 'warn'} title={t('automation.late', { count: late.count, seconds: late.limitMs / 1000 })}
          body={`${t('automation.late-slowest', { time: format.countdown(late.slowestMs) })} ${t(`automation.late-${late.spentOn}`)}`}
        />
      )}
      {doubleGreeting && <Banner tone="warn" title={t('automation.double-greeting')} body={t('automation.double-greeting-body', { text: doubleGreeting.text, count: doubleGreeting.count })} />}
    </>
  )
}
