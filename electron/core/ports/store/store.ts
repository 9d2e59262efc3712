import type { AutomationStore } from './automation-store.ts'
import type { ConsentStore } from './consent-store.ts'
import type { CustomerStore } from './customer-store.ts'
import type { ExportStore } from './export-store.ts'
import type { ImportStore } from './import-store.ts'
import type { HookStore, IntegrationsStore } from './integrations-store.ts'
import type { InboundStore } from './inbound-store.ts'
import type { MediaStore } from './media-store.ts'
import type { OrganizingStore } from './organizing-store.ts'
import type { ProductStore } from './product-store.ts'
import type { QuickReplyStore } from './quick-reply-store.ts'
import type { ReadingStore } from './reading-store.ts'
import type { SendingStore } from './sending-store.ts'
import type { TableStore } from './table-store.ts'

/**
 * The shop's database. Every verb is atomic in itself; begin and commit are never exposed. Asynchronous so
 * that an implementation may live in another thread. Verbs reject with `StoreUnavailable` when the disk is
 * full or read-only; nothing is half-written then.
 */
export type Store = InboundStore & SendingStore & ReadingStore & OrganizingStore & CustomerStore & ConsentStore & ImportStore & MediaStore & AutomationStore & QuickReplyStore & ProductStore & TableStore & IntegrationsStore & HookStore & ExportStore & {
  /** Small, bounded housekeeping (merging the text index); true when more is left. */
  maintain(): Promise<boolean>
  backUp(fileName: string): Promise<{ sizeBytes: number }>
  close(): Promise<void>
}

export class StoreUnavailable extends Error {
  readonly kind: 'disk-full' | 'read-only'
  constructor(kind: 'disk-full' | 'read-only', cause: unknown) {
    super(`The database cannot be written: ${kind}`, { cause })
    this.kind = kind
  }
}

/** The file is not a sound database any more: nothing more is written, the way back is a backup. */
export class StoreDamaged extends Error {
  constructor(cause: unknown) {
    super('The database is damaged', { cause })
  }
}
