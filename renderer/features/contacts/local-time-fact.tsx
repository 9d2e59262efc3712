import { useNowMs } from '../../strings/use-now.ts'
import { useLanguageStore } from '../../strings/language.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Fact } from './fact.tsx'
import { clockText, differsFromOwn, localTimeOf, zoneText } from './local-time.ts'

const ownTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Only where it differs from the shop's own time: writing at four in the morning is worth a thought. */
export function LocalTimeFact({ country }: { country: string | null }) {
  const t = useStrings()
  const language = useLanguageStore((state) => state.language)
  const nowMs = useNowMs()
  const time = country === null ? null : localTimeOf(country, ownTimeZone(), nowMs)
  if (country === null || !time || !differsFromOwn(time)) return null
  const name = new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? country
  const earliest = clockText(nowMs, time.earliestOffsetMinutes, time.ownOffsetMinutes, language)
  const text =
    time.earliestOffsetMinutes === time.latestOffsetMinutes
      ? t('contacts.local-time-one', { time: earliest, zone: zoneText(time.earliestOffsetMinutes), country: name })
      : t('contacts.local-time-range', { earliest, latest: clockText(nowMs, time.latestOffsetMinutes, time.ownOffsetMinutes, language), country: name })
  return <Fact label={t('contacts.local-time')}>{text}</Fact>
}
