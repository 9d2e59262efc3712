import type { Holiday } from '#shared/domain/opening-hours.ts'

/** Public holidays of the world. */
export type HolidayCalendar = {
  /** Days off of one year, in order; a holiday of several days is several entries. Empty for an unknown country. */
  holidaysOf(country: string, year: number, language: string): Promise<Holiday[]>
  countries(language: string): Promise<{ country: string; name: string }[]>
}
