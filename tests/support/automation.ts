import { call } from '@orpc/server'
import { noActions, noConditions, type ReplyVariant, type RuleDraft, type RuleTrigger } from '#shared/domain/automation/rule.ts'
import type { HoursSettings } from '#shared/domain/opening-hours.ts'
import { ManualClock } from './manual-clock.ts'
import { openShop, type Shop, type ShopOptions } from './open-shop.ts'

export const saying = (body: string, more: Partial<ReplyVariant> = {}): ReplyVariant => ({ body, extra: null, fileId: null, ...more })

export function rule(trigger: RuleTrigger, texts: readonly (string | ReplyVariant)[], more: Partial<RuleDraft> = {}): RuleDraft {
  return { name: `규칙 ${trigger.kind}`, isEnabled: true, trigger, conditions: noConditions, actions: noActions, variants: texts.map((text) => (typeof text === 'string' ? saying(text) : text)), ...more }
}

export const keyword = (words: string | string[], ...texts: (string | ReplyVariant)[]): RuleDraft => rule({ kind: 'keyword', match: 'any', words: [words].flat() }, texts)
export const greeting = (text: string, afterSilentDays: number | null = 14): RuleDraft => rule({ kind: 'greeting', afterSilentDays }, [text])
export const away = (text: string): RuleDraft => rule({ kind: 'away', when: ['outside-hours'] }, [text])

export const nineToSix: HoursSettings = {
  timeZone: 'Asia/Seoul', isAlwaysOpen: false, weekly: Array.from({ length: 7 }, () => [{ fromMinute: 540, toMinute: 1080 }]), specialDays: [], closure: null, holidayCountry: null, openHolidays: [],
}

/** Friday, 10:00 in Seoul. */
export const fridayAtTenMs = Date.UTC(2026, 10, 20, 1)

export async function openAutomation(options: ShopOptions = {}): Promise<{ shop: Shop; automation: Automation }> {
  const shop = await openShop({ clock: new ManualClock(fridayAtTenMs), ...options })
  return { shop, automation: automationOf(shop) }
}

/** The shop's automation in the owner's words. */
export function automationOf(shop: Shop) {
  const { automation, hours } = shop.router
  const driver = {
    add: (draft: RuleDraft) => call(automation.saveRule, { ruleId: null, draft }, shop.asOwner),
    opens: (settings: Partial<HoursSettings>) => call(hours.save, { ...nineToSix, ...settings }, shop.asOwner),
    /** What was sent by itself, oldest first. */
    replies: async (phone?: string) => (await shop.thread(phone)).filter(({ origin }) => origin === 'automation').map(({ content }) => ('body' in content ? content.body : content.type)),
    /** Why the latest message was answered or not: rule, reason, policy entry. */
    async lastTrace(phone?: string) {
      const last = (await shop.thread(phone)).findLast(({ direction }) => direction === 'inbound')
      const trace = last ? await call(automation.traceOf, { messageId: last.id }, shop.asOwner) : null
      return trace && { ...trace, why: trace.steps.map(({ ruleKind, result, reason, policyKey }) => [ruleKind, result, reason, policyKey].filter(Boolean).join(' ')) }
    },
    budget: async (phone?: string) => call(automation.budget, { conversationId: (await shop.conversation(phone)).id }, shop.asOwner),
  }
  return driver
}

export type Automation = ReturnType<typeof automationOf>
