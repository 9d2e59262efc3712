import { useEffect, useState } from 'react'
import type { DayPreview, HoursSettings } from '#shared/domain/opening-hours.ts'
import { api } from '../../../client/api.ts'
import { useLanguageStore } from '../../../strings/language.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Skeleton } from '../../../ui/states/skeleton.tsx'
import { reasonLine, useShopTime, useWeekdayNames } from './hours-words.ts'
import styles from './preview-strip.module.css'

const dayCount = 14
const settleMs = 120

/** The coming two weeks as these settings would have them. */
export function PreviewStrip({ settings }: { settings: HoursSettings }) {
  const t = useStrings()
  const days = usePreview(settings)
  const names = useWeekdayNames('short')
  const time = useShopTime(settings.timeZone)
  if (!days) return <Skeleton height="9rem" shape="block" />
  return (
    <section aria-label={t('hours.preview')}>
      <h3 className={styles.title}>{t('hours.preview')}</h3>
      <ol className={styles.strip}>
        {days.map((day, index) => {
          const why = reasonLine(day.why, t)
          const whole = day.spans.some(({ fromMs, untilMs }) => untilMs - fromMs >= 86_400_000)
          const words = day.spans.length === 0 ? [t('hours.day-closed')] : whole ? [t('hours.whole-day')] : day.spans.map(({ fromMs, untilMs }) => t('hours.span', { from: time.short(fromMs), to: time.short(untilMs) }))
          return (
            <li key={day.day} className={styles.day} data-closed={day.spans.length === 0 || undefined} data-today={index === 0 || undefined}>
              <span className={styles.head}><span className={styles.weekday}>{index === 0 ? t('hours.today') : names[day.weekday - 1]}</span><span className={`${styles.date} tabular`}>{time.day(day.day)}</span></span>
              <span className={styles.bar} aria-hidden>
                {day.spans.map((span) => <span key={span.fromMs} className={styles.span} style={spanStyle(span)} />)}
              </span>
              <span className={`${styles.words} tabular`}>{words.map((word) => <span key={word}>{word}</span>)}</span>
              {why && <bdi className={styles.why} title={why}>{why}</bdi>}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** What runs past midnight ends at the edge of its day. */
function spanStyle({ fromMinute, toMinute }: DayPreview['spans'][number]) {
  const end = toMinute <= fromMinute ? 1440 : toMinute
  return { insetInlineStart: `${(fromMinute / 1440) * 100}%`, width: `${((end - fromMinute) / 1440) * 100}%` }
}

function usePreview(settings: HoursSettings): DayPreview[] | null {
  const [days, setDays] = useState<DayPreview[] | null>(null)
  const language = useLanguageStore((state) => state.language)
  const asked = JSON.stringify(settings)
  useEffect(() => {
    let isOvertaken = false
    const timer = setTimeout(() => {
      api.hours.preview({ settings: JSON.parse(asked) as HoursSettings, dayCount, language }).then((answer) => isOvertaken || setDays(answer), () => undefined)
    }, settleMs)
    return () => {
      isOvertaken = true
      clearTimeout(timer)
    }
  }, [asked, language])
  return days
}
