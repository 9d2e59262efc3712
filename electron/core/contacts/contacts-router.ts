import type { Contact } from '#shared/domain/contact.ts'
import { contactId, conversationId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { markHandlers } from './mark-handlers.ts'
import { mergeHandlers } from './merge-handlers.ts'

export function contactsRouter(ports: FeaturePorts) {
  const { store, cloudApi, clock, signals, numbers } = ports
  const read = async (id: number): Promise<Contact> => {
    const contact = found(await store.contact(contactId(id)))
    return { ...contact, name: numbers.name(contact.name) }
  }
  const changed = async (id: number): Promise<Contact> => {
    const contact = await read(id)
    signals.emit('changed', { contactIds: [contact.id], conversationIds: contact.conversationId === null ? [] : [contact.conversationId] })
    return contact
  }

  return {
    ...markHandlers(ports),
    ...mergeHandlers(ports),
    get: rpc.contacts.get.handler(({ input }) => read(input.contactId)),
    setName: rpc.contacts.setName.handler(async ({ input }) => {
      await read(input.contactId)
      await store.setGivenName(contactId(input.contactId), input.givenName?.trim() || null)
      return changed(input.contactId)
    }),
    setNote: rpc.contacts.setNote.handler(async ({ input }) => {
      const { note } = await read(input.contactId)
      await store.setNote(contactId(input.contactId), input.note)
      if (note !== input.note) await store.noteContactEvent([input.contactId], { kind: 'note-changed' }, clock.nowMs())
      return changed(input.contactId)
    }),
    /** Meta first: a contact shown as blocked really is. Meta allows it only for people who wrote in the last 24 h. */
    setBlocked: rpc.contacts.setBlocked.handler(async ({ input }) => {
      const contact = await read(input.contactId)
      const result = await cloudApi.setBlocked({ phone: contact.phone, userId: userIdOf(contact) }, input.isBlocked)
      if (!result.ok) {
        signals.emit('api-answered', result.error)
        throw refused('unreachable', null, result.error.code === null ? {} : { code: result.error.code })
      }
      await store.setBlocked(contact.id, input.isBlocked)
      return changed(input.contactId)
    }),
    media: rpc.contacts.media.handler(({ input }) => store.contactMedia({ ...input, conversationId: conversationId(input.conversationId) })),
  }
}

function userIdOf(contact: Contact): string | null {
  return contact.identities.find((identity) => identity.kind === 'user_id')?.value ?? null
}
