import { z } from 'zod'
import { longestCode } from '../domain/automation/code-list.ts'
import { shopKey } from '../domain/automation/flow.ts'
import { consentKinds, writePurposes } from '../domain/consent.ts'
import { fieldKinds } from '../domain/fields.ts'
import type { ApiScope } from '../domain/integrations.ts'
import { labelColors } from '../domain/labels.ts'
import { outgoingStatuses } from '../domain/message-status.ts'

/** What other programs on this computer may ask over HTTP. The OpenAPI document is made from this. */
const id = z.number().int().positive()
const instant = z.iso.datetime({ offset: true })
const names = z.array(z.string().min(1).max(200)).max(100)
const phone = z.string().min(3).max(40).describe('With country code, or as people where the shop is write it')
const userId = z.string().min(1).max(200).describe('Business-scoped user id of WhatsApp')
const fieldValue = z.union([z.string().max(10_000), z.number(), z.boolean()])

const contact = z.object({
  id, name: z.string(), phone: z.string().nullable(), userId: z.string().nullable(), note: z.string(), isVip: z.boolean(), isBlocked: z.boolean(), labels: z.array(z.string()),
  fields: z.record(z.string(), fieldValue).describe('By key. Money in minor units, dates as YYYY-MM-DD, choices by name'),
  consent: z.object({ state: z.enum(['unknown', 'opted-in', 'opted-out']), since: instant.nullable() }),
  firstSeenAt: instant, lastInboundAt: instant.nullable(),
  canReplyUntil: instant.nullable().describe('End of the customer service window'),
})
const upsert = z.strictObject({
  phone: phone.optional(), userId: userId.optional(),
  name: z.string().trim().max(120).nullable().optional().describe('The shop’s own name for the customer; null removes it'),
  note: z.string().max(5000).optional(),
  isVip: z.boolean().optional(),
  addLabels: names.optional().describe('Names of labels that exist; needs labels:write too'),
  removeLabels: names.optional().describe('Needs labels:write too'),
  fields: z.record(z.string().max(200), fieldValue.nullable()).optional().describe('By key; null removes a value'),
  consent: z.strictObject({ kind: z.enum(consentKinds), evidence: z.string().trim().min(1).max(500).describe('How it can be shown'), at: instant.optional().describe('When it was said. An opt-in without it never lifts an opt-out') }).optional(),
}).refine((given) => given.phone !== undefined || given.userId !== undefined, { error: 'phone or userId is needed' }).meta({ anyOf: [{ required: ['phone'] }, { required: ['userId'] }] })
const upserted = z.object({ id, isNew: z.boolean(), isChanged: z.boolean(), isOptOutKept: z.boolean().describe('The customer opted out, and the opt-in was not provably given later: it was not taken over') })
const labelChange = z.strictObject({ add: names.optional(), remove: names.optional() })
const message = z.object({ id, status: z.enum([...outgoingStatuses]), at: instant, errorCode: z.number().nullable() })
const send = z.strictObject({
  requestId: z.string().min(1).max(100).describe('Made by the caller: the same id again sends nothing and answers the first message'),
  to: z.union([z.strictObject({ contactId: id }), z.strictObject({ phone }), z.strictObject({ userId })]),
  text: z.string().max(100_000).optional(), quickReplyId: id.optional(),
  purpose: z.enum(writePurposes).default('automation').describe('reply: a person answers; promotion: needs consent; automation counts among the automatic messages of a day'),
}).refine((given) => (given.text === undefined) !== (given.quickReplyId === undefined), { error: 'either text or quickReplyId is needed' }).meta({ oneOf: [{ required: ['text'] }, { required: ['quickReplyId'] }] })

const shopName = z.string().regex(shopKey)
const setValues = z.strictObject({
  values: z.record(shopName, z.union([z.string().max(500), z.number()])).refine((values) => Object.keys(values).length <= 1000, { error: 'at most 1000 values' }).describe('By name, as {shop.<name>} in texts; 0 and an empty text count as sold out'),
})
const addCodes = z.strictObject({ pool: shopName.describe('Name of the pool, as {code.<name>} in texts'), codes: z.array(z.string().trim().min(1).max(longestCode)).min(1).max(2000) })
const pool = z.object({ key: z.string(), name: z.string(), freeCount: z.number(), givenCount: z.number(), expiresAt: instant.nullable() })

type RouteShape = { method: 'GET' | 'PUT' | 'POST'; path: string; scope: ApiScope; summary: string; query: z.ZodType; body: z.ZodType | null; answer: z.ZodType }
const none = z.strictObject({})

export const localApiRoutes = {
  upsertContact: { method: 'PUT', path: '/v1/contacts', scope: 'contacts:write', summary: 'Change a contact, or add one that is not known yet', query: none, body: upsert, answer: upserted },
  listContacts: {
    method: 'GET', path: '/v1/contacts', scope: 'contacts:read', summary: 'Contacts by id; ask again with after=next until next is null',
    query: z.strictObject({ after: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(200).default(50), phone: phone.optional(), userId: userId.optional() }),
    body: null, answer: z.object({ items: z.array(contact), next: id.nullable() }),
  },
  readContact: { method: 'GET', path: '/v1/contacts/{id}', scope: 'contacts:read', summary: 'One contact', query: none, body: null, answer: contact },
  changeLabels: { method: 'POST', path: '/v1/contacts/{id}/labels', scope: 'labels:write', summary: 'Set and remove labels of a contact, by name', query: none, body: labelChange, answer: z.object({ isChanged: z.boolean() }) },
  listLabels: { method: 'GET', path: '/v1/labels', scope: 'contacts:read', summary: 'Labels in the order of the shop', query: none, body: null, answer: z.object({ items: z.array(z.object({ id, name: z.string(), color: z.enum(labelColors), contactCount: z.number() })) }) },
  createLabel: { method: 'POST', path: '/v1/labels', scope: 'labels:write', summary: 'Add a label', query: none, body: z.strictObject({ name: z.string().max(200), color: z.enum(labelColors).default('grey') }), answer: z.object({ id }) },
  listFields: { method: 'GET', path: '/v1/fields', scope: 'contacts:read', summary: 'Own fields and their keys', query: none, body: null, answer: z.object({ items: z.array(z.object({ key: z.string(), name: z.string(), kind: z.enum(fieldKinds), choices: z.array(z.string()), currency: z.string().nullable() })) }) },
  listQuickReplies: { method: 'GET', path: '/v1/quick-replies', scope: 'messages:send', summary: 'Quick replies that can be sent', query: none, body: null, answer: z.object({ items: z.array(z.object({ id, title: z.string(), text: z.string(), hasFiles: z.boolean() })) }) },
  listValues: { method: 'GET', path: '/v1/values', scope: 'values:write', summary: 'Values of the shop, and what is left in its pools of codes', query: none, body: null, answer: z.object({ values: z.record(z.string(), z.string()), codePools: z.array(pool) }) },
  setValues: { method: 'PUT', path: '/v1/values', scope: 'values:write', summary: 'Set values that automatic texts and rules draw from, such as stock', query: none, body: setValues, answer: z.object({ setCount: z.number() }) },
  addCodes: { method: 'POST', path: '/v1/codes', scope: 'values:write', summary: 'Add codes to a pool; those it has are left alone', query: none, body: addCodes, answer: z.object({ addedCount: z.number(), knownCount: z.number() }) },
  sendMessage: { method: 'POST', path: '/v1/messages', scope: 'messages:send', summary: 'Queue a text or a quick reply, under the same rules as a person', query: none, body: send, answer: message },
  readMessage: { method: 'GET', path: '/v1/messages/{id}', scope: 'messages:send', summary: 'What became of a message that was sent', query: none, body: null, answer: message },
} as const satisfies Record<string, RouteShape>

export type LocalApiRoutes = typeof localApiRoutes
export type RouteName = keyof LocalApiRoutes
export type RouteInput<Name extends RouteName> = {
  id: number
  query: z.output<LocalApiRoutes[Name]['query']>
  body: LocalApiRoutes[Name]['body'] extends z.ZodType ? z.output<LocalApiRoutes[Name]['body']> : undefined
}
export type RouteAnswer<Name extends RouteName> = z.input<LocalApiRoutes[Name]['answer']>
export type ApiContact = z.infer<typeof contact>
export type ApiContactChange = Omit<z.output<typeof upsert>, 'phone' | 'userId'>
export type ApiMessage = z.infer<typeof message>

export const apiErrorBody = z.object({ error: z.object({ code: z.string(), message: z.string(), policyKey: z.string().nullable() }) })
export type ApiErrorBody = z.infer<typeof apiErrorBody>
export const apiError = (code: string, message: string, policyKey: string | null = null): ApiErrorBody => ({ error: { code, message, policyKey } })

