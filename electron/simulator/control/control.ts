import { z } from 'zod'
import { behaviourSchema, type Behaviour } from '../behaviour.ts'
import { completed, inboundSchema, type InboundInput } from '../customer/inbound-shape.ts'
import { receive } from '../customer/receive.ts'
import { tellAddressBook, tellEcho, tellHistory } from '../delivery/history.ts'
import { tellAccountField, tellAccountUpdate, tellPreference, tellQuality } from '../delivery/notices.ts'
import { tellStatus } from '../delivery/statuses.ts'
import { faultSchema, type FaultInput } from '../faults/fault-book.ts'
import { verifyCallback } from '../graph/callbacks.ts'
import { webhookError } from '../graph/graph-error.ts'
import { judgeTemplate } from '../graph/templates.ts'
import type { Json } from '../json.ts'
import type { Books } from '../state/books.ts'
import type { Person } from '../state/people.ts'
import { isWebAddress } from '../webhooks/post.ts'
import { metadata } from '../webhooks/values.ts'
import type { World } from '../world.ts'
import { ControlError } from './control-error.ts'
import { parse } from './parse.ts'
import { describePerson, personSchema, type PersonInput } from './people.ts'
import { readState, type SimulatorState } from './state.ts'

const whoShape = { to: z.string().optional(), to_user_id: z.string().optional() }
const statusSchema = z.strictObject({
  wamid: z.string(),
  status: z.enum(['sent', 'delivered', 'read', 'played', 'failed']),
  code: z.number().int().optional(),
  details: z.string().optional(),
  atMs: z.number().min(0).optional(),
})
const echoSchema = z.looseObject({ ...whoShape, type: z.string() }).refine((echo) => echo.to !== undefined || echo.to_user_id !== undefined, { path: ['to'], message: 'to or to_user_id is needed' })
const changeSchema = z.strictObject({ field: z.string().min(1), value: z.looseObject({}), withMetadata: z.boolean().optional() })
const clockSchema = z.strictObject({ forwardMs: z.number().min(0).optional(), setMs: z.number().min(0).optional() }).refine((input) => (input.forwardMs === undefined) !== (input.setMs === undefined), { path: ['forwardMs'], message: 'exactly one of forwardMs and setMs is needed' })
const historySchema = z.strictObject({
  threads: z.array(z.strictObject({ ...whoShape, name: z.string().optional(), messages: z.array(z.looseObject({ id: z.string(), timestamp: z.string(), type: z.string() })) })),
  /** Files of recent placeholders, told after the threads. */
  media: z.array(z.strictObject({ ...whoShape, isOutgoing: z.boolean(), message: z.looseObject({ id: z.string() }) })).optional(),
  isToldNow: z.boolean().optional(),
})
const templateSchema = z.strictObject({
  id: z.string(),
  status: z.enum(['APPROVED', 'PENDING', 'REJECTED', 'PAUSED', 'DISABLED']).optional(),
  reason: z.string().optional(),
  quality: z.enum(['GREEN', 'YELLOW', 'RED', 'UNKNOWN']).optional(),
  category: z.enum(['MARKETING', 'UTILITY', 'AUTHENTICATION']).optional(),
})
const preferenceSchema = z
  .strictObject({ phone: z.string().optional(), user_id: z.string().optional(), value: z.enum(['stop', 'resume', 'signup']), detail: z.string().optional(), signup_id: z.string().optional() })
  .refine((input) => input.phone !== undefined || input.user_id !== undefined, { path: ['phone'], message: 'phone or user_id is needed' })
const accountSchema = z.looseObject({ event: z.string().min(1) })
const qualitySchema = z.strictObject({ event: z.string().min(1).optional(), ...behaviourSchema.pick({ qualityRating: true, messagingLimit: true, throughputPerSecond: true }).partial().shape })
const webhookSchema = z.strictObject({ url: z.string().refine(isWebAddress, 'must be an address that starts with http:// or https://').nullable(), verifyToken: z.string().optional() })

const many = <Output>(schema: z.ZodType<Output>, input: unknown): Output[] =>
  (Array.isArray(input) ? input : [input]).map((one, index) => parse(schema, one, Array.isArray(input) ? String(index) : ''))

/**
 * What a test, a demo or a script does behind WhatsApp's back: the same functions serve `/_sim/` and callers in
 * this process. All input is checked; a `ControlError` names the field.
 */
export function createControl(world: World) {
  const personOf = (who: { to?: string | undefined; to_user_id?: string | undefined }): Person =>
    who.to === undefined ? world.people.byUserId(who.to_user_id ?? '') : world.people.byPhone(who.to.replace(/\D/g, ''))
  return {
    /** One or many customers' messages, delivered by webhook. Answers their ids. */
    receive(input: InboundInput | readonly InboundInput[]): { id: string; isDelivered: boolean }[] {
      return many(inboundSchema, Array.isArray(input) ? input.map(completed) : completed(input)).map((message) => receive(world, message))
    },
    /** Describes people: persona, reachability, names, read receipts, blocking. */
    people(input: PersonInput | readonly PersonInput[]): Json[] {
      return many(personSchema, input).map((person) => describePerson(world, person))
    },
    /** Tells a status out of the usual course. */
    statuses(input: z.input<typeof statusSchema> | readonly z.input<typeof statusSchema>[]): void {
      for (const { wamid, status, code, details, atMs } of many(statusSchema, input)) {
        const message = world.letters.outgoing.get(wamid)
        if (!message) throw new ControlError('wamid', 'no such message was accepted', 404)
        tellStatus(world, message, status, { ...(status === 'failed' && { errors: [webhookError(code ?? 131000, details)] }), ...(atMs !== undefined && { atMs }) })
      }
    },
    /** The owner types on the phone. */
    echoes(input: z.input<typeof echoSchema> | readonly z.input<typeof echoSchema>[]): { id: string }[] {
      return many(echoSchema, input).map(({ to, to_user_id, ...message }) => ({ id: tellEcho(world, personOf({ to, to_user_id }), message) }))
    },
    /** Puts old threads on the phone; they are told at once or when the shop asks (`smb_app_data`). */
    history(input: z.input<typeof historySchema>): void {
      const { threads, media = [], isToldNow } = parse(historySchema, input)
      for (const { messages, name, ...who } of threads) {
        const person = personOf(who)
        world.history.threads.push({ person, messages })
        if (name !== undefined) world.history.addressBook.push({ person, fullName: name, atMs: world.clock.nowMs() })
      }
      for (const { message, isOutgoing, ...who } of media) world.history.media.push({ person: personOf(who), isOutgoing, message })
      if (isToldNow !== true) return
      tellAddressBook(world)
      tellHistory(world)
    },
    /** Any webhook field with any value: account notices, preferences, things not invented yet. */
    changes(input: z.input<typeof changeSchema> | readonly z.input<typeof changeSchema>[]): void {
      for (const { field, value, withMetadata } of many(changeSchema, input)) {
        const full = withMetadata === true ? { messaging_product: 'whatsapp', metadata: metadata(world), ...value } : value
        tellAccountField(world, field, full)
      }
    },
    /** Customers stop or resume marketing messages. */
    preferences(input: z.input<typeof preferenceSchema> | readonly z.input<typeof preferenceSchema>[]): void {
      for (const { phone, user_id, ...preference } of many(preferenceSchema, input)) tellPreference(world, personOf({ to: phone, to_user_id: user_id }), preference)
    },
    /** `account_update` notices, with what follows from them. */
    account(input: z.input<typeof accountSchema> | readonly z.input<typeof accountSchema>[]): void {
      for (const notice of many(accountSchema, input)) tellAccountUpdate(world, notice)
    },
    /** The number's quality, messaging limit or speed changes. */
    quality(input: z.input<typeof qualitySchema>): void {
      tellQuality(world, parse(qualitySchema, input))
    },
    templates(input: z.input<typeof templateSchema>): void {
      const { id, ...judgement } = parse(templateSchema, input)
      if (!judgeTemplate(world, id, judgement)) throw new ControlError('id', 'no such template', 404)
    },
    /** A file on the shelf that messages can refer to. */
    media(bytes: Buffer, mimeType: string): { id: string } {
      return { id: world.media.add(bytes, mimeType, 'inbound').id }
    },
    addFaults(input: FaultInput | readonly FaultInput[]): number[] {
      return many(faultSchema, input).map((fault) => world.faults.add(fault))
    },
    clearFaults(id?: number): void {
      if (id === undefined) world.faults.clear()
      else if (!world.faults.remove(id)) throw new ControlError('id', 'no such fault', 404)
    },
    /** Moves time; what is due happens on the way, and its webhooks are answered before this resolves. */
    async clock(input: z.input<typeof clockSchema>): Promise<{ nowMs: number }> {
      const { forwardMs, setMs } = parse(clockSchema, input)
      await world.clock.moveTo(setMs ?? world.clock.nowMs() + (forwardMs ?? 0), () => world.webhooks.idle())
      await world.webhooks.idle()
      return { nowMs: world.clock.nowMs() }
    },
    behaviour(patch: Partial<Behaviour>): Behaviour {
      world.behaviour = { ...world.behaviour, ...(parse(behaviourSchema.partial(), patch) as Partial<Behaviour>) }
      return world.behaviour
    },
    /** Sets the app's callback and tries the verification handshake; posts follow whether or not it succeeded. */
    async webhook(input: z.input<typeof webhookSchema>): Promise<{ isVerified: boolean; problem: string | null }> {
      const { url, verifyToken } = parse(webhookSchema, input)
      const callback = url === null ? null : { url, verifyToken: verifyToken ?? world.account.verifyToken }
      world.settings.appCallback = callback
      return callback ? verifyCallback(world, callback) : { isVerified: false, problem: 'no receiver' }
    },
    books(since?: number, limit?: number): Books {
      return world.ledger.read(since, limit)
    },
    forgetBooksBefore(seq: number): void {
      world.ledger.forgetBefore(seq)
    },
    state(): SimulatorState {
      return readState(world)
    },
    /** Resolves when nothing waits to be posted right now; statuses and retries due later don't count. */
    idle(): Promise<void> {
      return world.webhooks.idle()
    },
  }
}
export type Control = ReturnType<typeof createControl>
