import { type } from '@orpc/contract'
import { z } from 'zod'
import type { Settings } from '../domain/settings.ts'
import type { EffectivePolicyEntry } from '../policy/policy-entry.ts'
import { call } from './base.ts'

const minuteOfDay = z.number().int().min(0).max(1439).nullable()
export const settingsPatch = z.object({
  language: z.enum(['system', 'ko', 'en']),
  theme: z.enum(['system', 'light', 'dark', 'contrast']),
  density: z.enum(['comfortable', 'compact']),
  zoomPercent: z.number().int().min(80).max(200),
  sendKey: z.enum(['enter', 'ctrl-enter']),
  notifications: z.object({ isEnabled: z.boolean(), showsContent: z.boolean(), playsSound: z.boolean(), quietFromMinute: minuteOfDay, quietToMinute: minuteOfDay }),
  closesToTray: z.boolean(),
  startsAtLogin: z.boolean(),
  spellcheckLanguages: z.array(z.string().max(20)).max(10),
  recentEmoji: z.array(z.string().max(40)).max(40),
  emojiSkinTone: z.number().int().min(0).max(5),
  phoneAppCompatible: z.boolean(),
  tidiedAtMs: z.number().int().min(0).nullable(),
}).partial()

export const settings = {
  get: call('read').output(type<Settings>()),
  update: call('manage-settings').input(settingsPatch).output(type<Settings>()),
  policy: call('read').output(type<EffectivePolicyEntry[]>()),
  /** A value beyond the entry's floor is refused; null restores the default. */
  setPolicy: call('manage-settings').input(z.object({ key: z.string().max(100), value: z.number().nullable() })).output(type<EffectivePolicyEntry[]>()),
}
