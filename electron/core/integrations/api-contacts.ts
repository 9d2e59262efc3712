import type { ApiContact, ApiContactChange, RouteAnswer } from '#shared/contract/local-api.ts'
import { readFieldInput } from '#shared/domain/field-input.ts'
import type { Field, FieldValue } from '#shared/domain/fields.ts'
import { contactId, type ContactId } from '#shared/domain/ids.ts'
import { isoOrNull, isoTime } from '#shared/domain/iso-time.ts'
import { isSameName, type Label } from '#shared/domain/labels.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { parsePhone } from '../kernel/parse-phone.ts'
import { found, refused } from '../kernel/refuse.ts'
import type { ContactNames, ContactUpsert } from '../ports/store/integrations-store.ts'

/** Contacts put together before other work gets a turn. */
const contactsPerTurn = 10

export function namesOf({ facts }: Pick<FeaturePorts, 'facts'>, given: { phone?: string | undefined; userId?: string | undefined }): ContactNames {
  const phone = given.phone === undefined ? null : parsePhone(given.phone, facts.account?.displayPhoneNumber ?? null)
  if (given.phone !== undefined && phone === null) throw refused('phone-invalid')
  return { phone, userId: given.userId ?? null }
}

export async function namedContact(ports: FeaturePorts, given: { phone?: string | undefined; userId?: string | undefined }): Promise<ContactId | null> {
  const named = await ports.store.contactNamed(namesOf(ports, given))
  if (named === 'two') throw refused('two-contacts')
  return named
}

/** What a request asks for, with names and keys turned into ids; refuses what the shop does not know. */
export async function contactUpsert({ store, facts }: FeaturePorts, who: ContactUpsert['who'], change: ApiContactChange): Promise<ContactUpsert> {
  const { name, note, isVip, consent } = change
  const labels = change.addLabels || change.removeLabels ? await store.labels() : []
  const fields = change.fields ? await store.fields() : []
  return {
    who,
    ...(name === undefined ? {} : { givenName: name || null }),
    ...(note === undefined ? {} : { note }),
    ...(isVip === undefined ? {} : { isVip }),
    addLabels: labelIds(labels, change.addLabels),
    removeLabels: labelIds(labels, change.removeLabels),
    fieldValues: Object.entries(change.fields ?? {}).map(([key, value]) => fieldValue(fields, key, value, facts.policy('fields.text'))),
    ...(consent ? { consent: { kind: consent.kind, evidence: consent.evidence, atMs: consent.at === undefined ? null : Date.parse(consent.at) } } : {}),
  }
}

function labelIds(labels: readonly Label[], names: readonly string[] = []): number[] {
  return names.map((name) => {
    const label = labels.find((one) => isSameName(one.name, name))
    if (!label) throw refused('label-unknown', null, { name })
    return label.id
  })
}

function fieldValue(fields: readonly Field[], key: string, given: FieldValue['value'] | null, longest: number): ContactUpsert['fieldValues'][number] {
  const field = fields.find((one) => one.key === key)
  if (!field) throw refused('field-unknown', null, { name: key })
  if (given === null || (typeof given === 'string' && given.trim() === '')) return { fieldId: field.id, value: null }
  const reading = readFieldInput(field, given, longest)
  if (reading.ok) return { fieldId: field.id, value: reading.value }
  throw reading.problem === 'too-long' ? refused('field-too-long', 'fields.text', { limit: longest }) : refused('value-invalid', null, { kind: reading.problem })
}

export async function apiContact({ store }: Pick<FeaturePorts, 'store'>, id: number, library?: { labels: readonly Label[]; fields: readonly Field[] }): Promise<ApiContact> {
  const contact = found(await store.contact(contactId(id)))
  const { labels, fields } = library ?? { labels: await store.labels(), fields: await store.fields() }
  const { consent } = await store.consentOf(contact.id)
  const [row] = contact.conversationId === null ? [] : await store.conversationsByIds([contact.conversationId])
  const values = contact.fieldValues.flatMap(({ fieldId, value }) => {
    const field = fields.find((one) => one.id === fieldId)
    return field ? [[field.key, field.kind === 'choice' ? (field.choices.find((choice) => choice.id === value)?.name ?? '') : value] as const] : []
  })
  return {
    id: contact.id, name: contact.name, phone: contact.phone === null ? null : `+${contact.phone}`, userId: contact.identities.find(({ kind }) => kind === 'user_id')?.value ?? null,
    note: contact.note, isVip: contact.isVip, isBlocked: contact.isBlocked,
    labels: contact.labelIds.flatMap((labelId) => labels.find((one) => one.id === labelId)?.name ?? []),
    fields: Object.fromEntries(values),
    consent: { state: consent.state, since: isoOrNull(consent.sinceMs) },
    firstSeenAt: isoTime(contact.firstSeenAtMs), lastInboundAt: isoOrNull(contact.lastInboundAtMs),
    canReplyUntil: isoOrNull(row?.windowEndsAtMs ?? null),
  }
}

export async function apiContactPage(ports: FeaturePorts, { after, limit, phone, userId }: { after: number; limit: number; phone?: string | undefined; userId?: string | undefined }): Promise<RouteAnswer<'listContacts'>> {
  if (phone !== undefined || userId !== undefined) {
    const id = await namedContact(ports, { phone, userId })
    return { items: id === null ? [] : [await apiContact(ports, id)], next: null }
  }
  const { store, clock } = ports
  const ids = await store.contactIds(after, limit + 1)
  const library = { labels: await store.labels(), fields: await store.fields() }
  const items: ApiContact[] = []
  for (const [index, id] of ids.slice(0, limit).entries()) {
    if (index % contactsPerTurn === contactsPerTurn - 1) await clock.nextTurn()
    items.push(await apiContact(ports, id, library))
  }
  return { items, next: ids.length > limit ? (items.at(-1)?.id ?? null) : null }
}
