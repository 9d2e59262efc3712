import { type } from '@orpc/contract'
import { z } from 'zod'
import type { DayPreview, Holiday, HoursSettings, HoursStatus } from '../domain/opening-hours.ts'
import { call } from './base.ts'

const interval = z.object({ fromMinute: z.number().int().min(0).max(1439), toMinute: z.number().int().min(0).max(1440) })
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const name = z.string().max(200)
const language = z.enum(['ko', 'en'])
const closure = z.object({ fromMs: z.number(), untilMs: z.number(), note: name }).nullable()
export const hoursSettings = z.object({
  timeZone: z.string().max(100),
  isAlwaysOpen: z.boolean(),
  weekly: z.array(z.array(interval).max(12)).length(7),
  specialDays: z.array(z.object({ day, name, intervals: z.array(interval).max(12) })).max(1000),
  closure,
  holidayCountry: z.string().max(10).nullable(),
  openHolidays: z.array(day).max(1000),
})

/** `holidays`: public holidays of the coming year, those on which the shop works included. */
export type HoursState = { settings: HoursSettings; status: HoursStatus; holidays: Holiday[] }

export const hours = {
  /** `language`: of the names of holidays; without it the one the shop writes in. */
  get: call('read').input(z.object({ language }).optional()).output(type<HoursState>()),
  save: call('manage-automation').input(hoursSettings).output(type<HoursState>()),
  /** The coming days as these settings would have them, beginning today; null: as saved. */
  preview: call('read').input(z.object({ settings: hoursSettings.nullable(), dayCount: z.number().int().min(1).max(62), language: language.optional() })).output(type<DayPreview[]>()),
  /** "Closed until" from now on; null opens again. */
  setClosure: call('manage-automation').input(z.object({ untilMs: z.number().nullable(), note: name })).output(type<HoursState>()),
  /** Countries with public holidays. */
  holidayCountries: call('read').input(z.object({ language }).optional()).output(type<{ country: string; name: string }[]>()),
}
