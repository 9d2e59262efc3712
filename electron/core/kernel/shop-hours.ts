import { hoursAt, isTimeZone, shopTimeAt, type Holiday, type HoursSettings, type HoursStatus, type OpeningHours } from '#shared/domain/opening-hours.ts'
import type { Ports } from '../ports/ports.ts'
import type { SignalBus } from './signals.ts'

const nineToSix = [{ fromMinute: 540, toMinute: 1080 }]
const seoul = 'Asia/Seoul'

/** Until the owner says otherwise the shop counts as always open, so that nothing calls it closed. */
export function defaultHours(timeZone: string): HoursSettings {
  return {
    timeZone: isTimeZone(timeZone) ? timeZone : seoul, isAlwaysOpen: true, weekly: Array.from({ length: 7 }, (_, day) => (day < 5 ? nineToSix : [])), specialDays: [], closure: null,
    holidayCountry: null, openHolidays: [],
  }
}

/** How long an answer that never changes is believed. */
const rereadMs = 3_600_000

type HoursPorts = Pick<Ports, 'store' | 'holidays' | 'clock'> & { signals: SignalBus }

/** Opening hours in memory, with the public holidays around today. Shared by every feature that asks "open at this moment?". */
export class ShopHours {
  readonly #ports: HoursPorts
  readonly #language: () => string
  settings: HoursSettings
  #hours: OpeningHours
  #isSaved = false
  #holidayYear = 0
  readonly #reckoned = new Map<string, Promise<Holiday[]>>()
  #cached: { fromMs: number; status: HoursStatus } | null = null

  constructor(ports: HoursPorts, timeZone: string, language: () => string) {
    this.#ports = ports
    this.#language = language
    this.settings = defaultHours(timeZone)
    this.#hours = { ...this.settings, holidays: [] }
  }

  /** Whether the owner has said anything about hours. */
  get isKnown(): boolean {
    return this.#isSaved
  }

  async load(): Promise<void> {
    const saved = await this.#ports.store.hoursSettings()
    this.#isSaved = saved !== null
    if (saved) await this.#use(saved)
  }

  async save(settings: HoursSettings): Promise<void> {
    await this.#ports.store.saveHoursSettings(settings)
    this.#isSaved = true
    await this.#use(settings)
    this.#ports.signals.emit('library-changed', 'hours')
  }

  statusAt(atMs: number): HoursStatus {
    const cached = this.#cached
    if (cached && atMs >= cached.fromMs && atMs < (cached.status.nextChangeAtMs ?? cached.fromMs + rereadMs)) return cached.status
    const status = hoursAt(this.#hours, atMs)
    this.#cached = { fromMs: atMs, status }
    return status
  }

  shopTimeAt(atMs: number): ReturnType<typeof shopTimeAt> {
    return shopTimeAt(this.settings.timeZone, atMs)
  }

  /** These settings with the holidays they ask for. */
  async resolve(settings: HoursSettings, language: string): Promise<OpeningHours> {
    const holidays = await this.#holidaysAround(settings, this.#yearNow(settings), language)
    return { ...settings, holidays: holidays.filter(({ day }) => !settings.openHolidays.includes(day)) }
  }

  /** Last year's, this year's and the next one's, those on which the shop works included. */
  holidaysIn(language: string): Promise<Holiday[]> {
    return this.#holidaysAround(this.settings, this.#yearNow(this.settings), language)
  }

  /** Called now and then: with a new year come new holidays. */
  async renew(): Promise<void> {
    if (this.#isSaved && this.settings.holidayCountry !== null && this.#yearNow(this.settings) !== this.#holidayYear) await this.#use(this.settings)
  }

  #yearNow(settings: HoursSettings): number {
    return Number(shopTimeAt(settings.timeZone, this.#ports.clock.nowMs()).day.slice(0, 4))
  }

  async #use(settings: HoursSettings): Promise<void> {
    this.#holidayYear = this.#yearNow(settings)
    const holidays = await this.#holidaysAround(settings, this.#holidayYear, this.#language())
    this.settings = settings
    this.#hours = { ...settings, holidays: holidays.filter(({ day }) => !settings.openHolidays.includes(day)) }
    this.#cached = null
  }

  async #holidaysAround({ holidayCountry }: HoursSettings, year: number, language: string): Promise<Holiday[]> {
    if (holidayCountry === null) return []
    const years = await Promise.all([year - 1, year, year + 1].map((one) => this.#holidaysOf(holidayCountry, one, language)))
    return years.flat()
  }

  /** Reckoned once: some calendars take long. */
  #holidaysOf(country: string, year: number, language: string): Promise<Holiday[]> {
    const key = `${country} ${year} ${language}`
    const known = this.#reckoned.get(key) ?? this.#ports.holidays.holidaysOf(country, year, language)
    this.#reckoned.set(key, known)
    known.catch(() => this.#reckoned.delete(key))
    return known
  }
}
