import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { Right } from '../domain/actor.ts'

/** Why a command was not carried out although it was understood; `refusal.<reason>` is its sentence in both locales. */
export const refusalReasons = [
  'window-closed', 'window-never-opened', 'contact-blocked', 'no-address', 'text-too-long', 'text-empty', 'file-too-large', 'file-type',
  'file-empty', 'file-missing', 'too-many-buttons', 'field-too-long', 'reaction-target', 'not-retryable', 'already-running', 'not-connected', 'other-number',
  'credentials-rejected', 'store-read-only', 'store-damaged', 'disk-full', 'sample-only', 'unreachable',
  'policy-fixed', 'policy-floor', 'phone-invalid', 'too-many-items', 'too-many-chosen', 'rule-incomplete', 'time-zone-unknown',
  'variable-unknown', 'variable-needs-fallback', 'variable-unfilled', 'name-empty', 'shortcut-sign', 'shortcut-taken', 'link-not-https', 'retailer-id-taken', 'stock-key', 'not-a-picture', 'catalog-id', 'products-unreadable', 'choice-twice', 'choice-mixed', 'file-unreadable',
  'import-phone-column', 'table-empty', 'table-heads-only', 'table-too-large',
  'name-taken', 'value-invalid', 'order-taken', 'merge-same',
  'opted-out', 'not-agreed', 'complained', 'automatic-cap', 'label-unknown', 'field-unknown', 'two-contacts', 'quick-reply-files',
  'hook-address', 'scope-missing', 'consent-word-empty', 'consent-word-too-long', 'consent-word-twice', 'consent-reply-empty',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

const refusal = z.object({
  reason: z.enum(refusalReasons),
  /** Entry of the policy pack that caused it, shown as the "why". */
  policyKey: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Refusal = z.infer<typeof refusal>

/** Every call says which right it needs; the router checks it against the actor before the handler runs. */
export const call = (right: Right) =>
  oc.$meta<{ right: Right }>({ right }).errors({
    REFUSED: { status: 409, message: 'Refused by a rule', data: refusal },
    NOT_FOUND: { status: 404, message: 'Not found' },
    NOT_PERMITTED: { status: 403, message: 'Not permitted' },
  })

export const rowId = z.number().int().positive()
export const cursor = z.string().max(200).nullable()
export const pageSize = z.number().int().min(1).max(200)
/** Of the words in a file that leaves; without it the one the shop writes in. */
export const fileLanguage = z.enum(['ko', 'en']).optional()

/** `next` continues the list in the asked direction; null at its end. */
export type Page<Item> = { items: Item[]; next: string | null }
