import type { HolidayCalendar } from '#core/ports/holiday-calendar.ts'
import type { Holiday } from '#shared/domain/opening-hours.ts'

const dayMs = 86_400_000

/** The data of date-holidays, 1.5 MB, are read when a shop asks for them for the first time. */
export const systemHolidays: HolidayCalendar = {
  async holidaysOf(country, year, language) {
    const { default: Holidays } = await import('date-holidays')
    const calendar = new Holidays(country, { types: ['public'], languages: [language, 'en'] })
    const days = new Map<string, string>()
    for (const { date, start, end, name } of calendar.getHolidays(year) ?? []) {
      const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
      const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs))
      for (let index = 0; index < count; index += 1) {
        const day = new Date(first + index * dayMs).toISOString().slice(0, 10)
        days.set(day, days.has(day) && days.get(day) !== name ? `${days.get(day)} · ${name}` : name)
      }
    }
    return [...days].map(([day, name]): Holiday => ({ day, name })).toSorted((one, other) => (one.day < other.day ? -1 : 1))
  },

  async countries(language) {
    const { default: Holidays } = await import('date-holidays')
    return Object.entries(new Holidays().getCountries(language))
      .map(([country, name]) => ({ country, name }))
      .toSorted((one, other) => one.name.localeCompare(other.name, language))
  },
}
