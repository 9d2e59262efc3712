import type { Contact } from '#shared/domain/contact.ts'
import { useEffect } from 'react'
import { api } from '../../client/api.ts'
import { onEvent } from '../../client/events.ts'
import { useQuery, type Query } from '../../client/use-query.ts'

/** The customer, asked again whenever something about them or their conversation changed. */
export function useContact(contactId: number): Query<Contact> {
  const query = useQuery(() => api.contacts.get({ contactId }), [contactId])
  const { reload } = query
  const conversationId = query.data?.conversationId ?? null
  useEffect(
    () => onEvent('changed', (event) => {
      if (event.contactIds.includes(contactId) || (conversationId !== null && event.conversationIds.includes(conversationId))) reload()
    }),
    [contactId, conversationId, reload],
  )
  return query
}
