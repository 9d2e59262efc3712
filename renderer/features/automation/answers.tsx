import { answerKinds } from '#shared/domain/automation/answer-kinds.ts'
import { api } from '../../client/api.ts'
import { useQuery } from '../../client/use-query.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { FailedLine } from '../../ui/states/failed-line.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import styles from './activity.module.css'

/** Who answered customers in the last 30 days: people, people with a quick reply, rules; and how fast. Counted when it is opened. */
export function Answers() {
  const t = useStrings()
  const format = useFormat()
  const counts = useQuery(() => api.automation.answerCounts(), [])
  const whole = counts.data ? answerKinds.reduce((sum, kind) => sum + counts.data[kind].count, 0) : 0
  return (
    <section className={styles.answers} aria-label={t('automation.answers')} aria-busy={counts.state === 'loading'}>
      <h3 className={styles.answersHeading}>{t('automation.answers')}</h3>
      {counts.state === 'error' && <FailedLine text={t('common.not-counted')} onRetry={counts.reload} />}
      {counts.state !== 'error' && (
        <dl className={`${styles.numbers} tabular`}>
          {answerKinds.map((kind) => {
            const one = counts.data?.[kind]
            return (
              <div key={kind}>
                <dt>{t(`automation.answers-${kind}`)}</dt>
                <dd>
                  {one ? t('automation.answers-count', { count: one.count }) : <Skeleton width="60%" />}
                  <small>{one && one.medianMs !== null ? t('automation.answers-share', { share: format.percent(one.count / whole), time: format.countdown(Math.max(1000, one.medianMs)) }) : '\u00a0'}</small>
                </dd>
              </div>
            )
          })}
        </dl>
      )}
      <p className={styles.answersHint}>{t('automation.answers-hint')}</p>
    </section>
  )
}
