import type { CustomerSort } from '#shared/domain/customer-table.ts'
import type { ConsentEvent } from '#shared/domain/consent.ts'
import type { ExportedCustomer } from '#shared/domain/exported-customer.ts'
import type { Message, MessageVersion } from '#shared/domain/message.ts'
import type { Purchase } from '#shared/domain/purchases.ts'
import type { Store } from './store.ts'
import type { CustomerSelection } from './table-store.ts'

/**
 * Everything that leaves in large amounts, in chunks and without holding the writer. Each call reads one moment: what
 * is written while it is read belongs to the next one.
 */
export type ExportStore = {
  /** Every message in (timestamp, id) order. */
  exportMessages(): AsyncIterable<ExportedMessage[]>
  exportContacts(): AsyncIterable<ExportedContact[]>
  /** By id, or as a table on screen has them. `cells`: without identities and complaints, which no cell of a table holds and which take most of the time. */
  exportCustomers(wish?: CustomersWish, extent?: 'cells' | 'whole'): AsyncIterable<ExportedCustomer[]>
  /** Lines of threads with all that is known about them, by (timestamp, id); of one conversation, or of all (null). */
  exportThreads(conversationId: number | null): AsyncIterable<ThreadMessage[]>
  exportPurchases(): AsyncIterable<Purchase[]>
  exportConsent(): AsyncIterable<Omit<ConsentEvent, 'contactName' | 'messageId'>[]>
  /** How many lines `exportThreads` has, and how many of them bring a file. */
  countThreads(conversationId: number | null): Promise<ThreadCounts>
}

/** Everything an export reads; the command line has no more of the store than this. */
export type LibraryStore = ExportStore & Pick<
  Store,
  | 'account' | 'settings' | 'policyOverrides' | 'hoursSettings' | 'labels' | 'fields' | 'segments' | 'customerViews' | 'quickReplies' | 'products' | 'keptFile' | 'automationRules' | 'filesOfRules' | 'automationSettings' | 'flows' | 'shopVariables'
  | 'codePools' | 'consentWords' | 'conversationByPhone' | 'conversationsByIds' | 'searchContacts' | 'contact' | 'countCustomers'
>

/** `contactIds`: of those who fit, only these; `except`: all but these. */
export type CustomersWish = { selection: CustomerSelection; sort: CustomerSort; contactIds: readonly number[] | null; except?: readonly number[] }
export type ThreadCounts = { messageCount: number; mediaCount: number }
/** `mediaKey`: where its file lies, as `MediaFiles` knows it. `versions` as `messageVersions` answers them. */
export type ThreadMessage = { contactId: number; message: Message; mediaKey: string | null; versions: MessageVersion[] }

export type ExportedMessage = {
  messageId: string | null
  direction: Message['direction']
  origin: Message['origin']
  type: string
  status: Message['status']
  contactId: number
  waId: string | null
  userId: string | null
  timestamp: string
  text: string | null
  errorCode: number | null
  localId: number
  clientReference: string | null
}
export type ExportedContact = {
  contactId: number
  name: string
  phone: string | null
  userId: string | null
  username: string | null
  firstSeen: string
  lastInbound: string | null
  isBlocked: boolean
  messageCount: number
  note: string
}
