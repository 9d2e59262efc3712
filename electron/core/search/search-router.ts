import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { rpc } from '../kernel/rpc.ts'

export function searchRouter({ store }: FeaturePorts) {
  return {
    contacts: rpc.search.contacts.handler(({ input }) => store.searchContacts(input.query, input.limit)),
    messages: rpc.search.messages.handler(({ input }) => store.searchMessages(input)),
  }
}
