import type { HoursState } from '#shared/contract/hours.ts'
import { isTimeZone, previewDays, type HoursSettings } from '#shared/domain/opening-hours.ts'
import type { Language } from '#shared/locales/translate.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { refused } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'

const yearMs = 366 * 86_400_000

export function hoursRouter({ clock, shopHours, holidays }: FeaturePorts, language: () => Language) {
  const { hours } = rpc
  const state = async (wanted: Language = language()): Promise<HoursState> => {
    const nowMs = clock.nowMs()
    const today = shopHours.shopTimeAt(nowMs).day
    const lastDay = shopHours.shopTimeAt(nowMs + yearMs).day
    return { settings: shopHours.settings, status: shopHours.statusAt(nowMs), holidays: (await shopHours.holidaysIn(wanted)).filter(({ day }) => day >= today && day <= lastDay) }
  }
  const save = async (settings: HoursSettings) => {
    if (!isTimeZone(settings.timeZone)) throw refused('time-zone-unknown')
    await shopHours.save(settings)
    return state()
  }

  return {
    get: hours.get.handler(({ input }) => state(input?.language)),
    save: hours.save.handler(({ input }) => save(input)),
    preview: hours.preview.handler(async ({ input }) => {
      const settings = input.settings ?? shopHours.settings
      if (!isTimeZone(settings.timeZone)) throw refused('time-zone-unknown')
      return previewDays(await shopHours.resolve(settings, input.language ?? language()), clock.nowMs(), input.dayCount)
    }),
    setClosure: hours.setClosure.handler(({ input }) => {
      const nowMs = clock.nowMs()
      const closure = input.untilMs === null || input.untilMs <= nowMs ? null : { fromMs: nowMs, untilMs: input.untilMs, note: input.note }
      return save({ ...shopHours.settings, closure })
    }),
    holidayCountries: hours.holidayCountries.handler(({ input }) => holidays.countries(input?.language ?? language())),
  }
}
