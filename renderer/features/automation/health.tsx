import { useEffect } from 'react'
import { api } from '../../client/api.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Banner } from '../../ui/states/banner.tsx'
import { FailedLine } from '../../ui/states/failed-line.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import styles from './activity.module.css'

/** Today in four numbers; a warning while answers leave late, and while the phone app greets as well. */
export function Health() {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  const health = useLibrary('automation', () => api.automation.automationHealth())
  const { reload } = health
  useEffect(reload, [reload, nowMs])
  if (health.state === 'error') return <FailedLine text={t('common.not-counted')} onRetry={reload} />
  const speed = health.data?.speed
  const late = speed?.late
  const doubleGreeting = health.data?.doubleGreeting
  const numbers = health.data && [
    format.number(health.data.repliedTodayCount),
    format.number(health.data.stoppedTodayCount),
    speed?.replyCount ? format.percent(speed.withinTargetCount / speed.replyCount) : '–',
    health.data.decisionP95Ms === null ? '–' : t('automation.speed-value', { ms: Math.max(1, Math.round(health.data.decisionP95Ms)) }),
  ]
  const names = [t('automation.replied-today'), t('automation.stopped-today'), speed && t('automation.within-target', { seconds: speed.targetMs / 1000 }), t('automation.speed')]
  return (
    <>
      <dl className={`${styles.numbers} tabular`} aria-busy={!numbers}>
        {names.map((name, index) => <div key={index}><dt>{name ?? <Skeleton width="70%" />}</dt><dd>{numbers?.[index] ?? <Skeleton width="50%" />}</dd></div>)}
      </dl>
      {late && (
        <Banner
          isInset tone={late.level === 'alarm' ? 'danger' : 'warn'} title={t('automation.late', { count: late.count, seconds: late.limitMs / 1000 })}
          body={`${t('automation.late-slowest', { time: format.countdown(late.slowestMs) })} ${t(`automation.late-${late.spentOn}`)}`}
        />
      )}
      {doubleGreeting && <Banner isInset tone="warn" title={t('automation.double-greeting')} body={t('automation.double-greeting-body', { text: doubleGreeting.text, count: doubleGreeting.count })} />}
    </>
  )
}
