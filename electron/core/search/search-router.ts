import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { rpc } from '../kernel/rpc.ts'

export function searchRouter({ store, numbers }: FeaturePorts) {
  return {
    contacts: rpc.search.contacts.handler(async ({ input }) => (await store.searchContacts(input.query, input.limit)).map((row) => numbers.row(row))),
    messages: rpc.search.messages.handler(({ input }) => store.searchMessages(input)),
  }
}
