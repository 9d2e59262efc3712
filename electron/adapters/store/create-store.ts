import type { Store } from '#core/ports/store/store.ts'
import { contactId, type ClientReference, type MessageId } from '#shared/domain/ids.ts'
import { invariant } from '#shared/lib/invariant.ts'
import { automationVerbs } from './automation-verbs.ts'
import { consentVerbs } from './consent-verbs.ts'
import * as contacts from './contacts.store.ts'
import * as conversations from './conversations.store.ts'
import { customerVerbs } from './customer-verbs.ts'
import { addToCounter, otherNumbers, readCounter } from './counters.store.ts'
import { historySync } from './history-sync.store.ts'
import * as drafts from './drafts.store.ts'
import { exportVerbs, type ExportChunks } from './export-rows.ts'
import type { Driver } from './driver.ts'
import { importVerbs } from './imports.store.ts'
import { integrationsVerbs } from './integrations-verbs.ts'
import * as journal from './journal.store.ts'
import * as keptFiles from './kept-files.store.ts'
import * as media from './media.store.ts'
import * as messages from './messages.store.ts'
import * as organizing from './organizing.store.ts'
import * as outbox from './outbox.store.ts'
import * as outcomes from './outcomes.store.ts'
import { productVerbs } from './products.store.ts'
import * as quickReplies from './quick-replies.store.ts'
import { project } from './projection/project.store.ts'
import { indexWaitingTexts, mergeTextIndex } from './search/message-index.ts'
import { discardOutdatedIndexes } from './search/outdated-index.ts'
import { searchContacts } from './search/search-contacts.ts'
import { findInConversation, searchMessages } from './search/search-messages.ts'
import * as settings from './settings.store.ts'
import type { Verbs } from './store-verbs.ts'
import type { CustomerAsker } from './customer-questions.ts'
import { tableVerbs } from './table-verbs.ts'
import { toStoreError } from './sqlite-failure.ts'

/** What differs between a database in a file and one in memory. */
export type StoreHousing = {
  nowMs(): number
  /** Answers beside the writer where there is a file. */
  askCustomers: CustomerAsker
  exportChunks: ExportChunks
  backUp(fileName: string): Promise<{ sizeBytes: number }>
  /** Bounded work on the file itself; true when more is left. */
  maintainFile(): boolean
  close(): Promise<void>
  onFailure(error: unknown): void
}

const pagesPerMerge = 40
const prunedPerStep = 200

/** Builds the port from free functions over a driver. Every verb is one transaction; engine errors leave in the words of the port. */
export function createStore(driver: Driver, housing: StoreHousing): Store {
  const guarded = <Result>(work: () => Result): Promise<Result> => {
    try {
      return Promise.resolve(work())
    } catch (error) {
      const translated = toStoreError(error)
      housing.onFailure(translated)
      return Promise.reject(translated instanceof Error ? translated : new Error(String(translated)))
    }
  }
  const read: Verbs['read'] = (verb) => (...args) => guarded(() => driver.snapshot(() => verb(driver, ...args)))
  const write: Verbs['write'] = (durability, verb) => (...args) => guarded(() => driver.transaction(durability, () => verb(driver, ...args)))

  return {
    appendJournal: write('synced', journal.appendJournal),
    pendingJournal: read(journal.pendingJournal),
    pendingJournalCount: read(journal.pendingJournalCount),
    project: write('relaxed', (driver, ...[deliveries, context]: Parameters<Store['project']>) => {
      const result = project(driver, deliveries, context)
      indexWaitingTexts(driver, false)
      return result
    }),
    countRejectedSignature: write('relaxed', (driver) => addToCounter(driver, 'rejected-signature', 1)),
    inboundCounters: read((driver) => ({
      rejectedSignatureCount: readCounter(driver, 'rejected-signature'),
      unreadableCount: readCounter(driver, 'unreadable'),
      unknownTypeCount: readCounter(driver, 'unknown-type'),
      otherNumbers: otherNumbers(driver),
      lastDeliveryAtMs: readCounter(driver, 'last-delivery-at-ms') || null,
      historySync: historySync(driver),
    })),
    unreadableJournal: read(journal.unreadableJournal),

    enqueue: write('synced', (driver, ...[message]: Parameters<Store['enqueue']>) => oneMessage(driver, outbox.enqueue(driver, message))),
    messageByReference: read((driver, reference: ClientReference) => {
      const id = outbox.idByReference(driver, reference)
      return id === null ? null : oneMessage(driver, id)
    }),
    dueOutgoing: read(outbox.dueOutgoing),
    nextDueAtMs: read(outbox.nextDueAtMs),
    claim: write('synced', outcomes.claim),
    recordOutcomes: write('synced', outcomes.recordOutcomes),
    markInterrupted: write('synced', outcomes.markInterrupted),
    expireUnknown: write('synced', outcomes.expireUnknown),
    oldestUnknownAtMs: read(outcomes.oldestUnknownAtMs),
    requeue: write('synced', (driver, ...[id, fresh]: Parameters<Store['requeue']>) => outbox.requeue(driver, id, fresh) !== null),
    failedByReport: read(outbox.failedByReport),
    discard: write('synced', outbox.discard),
    discardQueued: write('synced', outbox.discardQueued),
    queueCounts: read(outbox.queueCounts),
    attemptsSince: read(outcomes.attemptsSince),
    pruneAttempts: write('relaxed', (driver, ...[beforeMs]: Parameters<Store['pruneAttempts']>) => void driver.run('DELETE FROM attempts WHERE at_ms < ?', beforeMs)),
    reactionTarget: read(messages.reactionTarget),

    conversationPage: read(conversations.conversationPage),
    conversationsByIds: read(conversations.conversationsByIds),
    conversationCounts: read(conversations.conversationCounts),
    neighbour: read(conversations.neighbour),
    conversationByPhone: read(conversations.conversationByPhone),
    threadPage: read(messages.threadPage),
    messagesByIds: read(messages.messagesByIds),
    messageVersions: read(messages.messageVersions),
    contact: read(contacts.contact),
    contactMedia: read(contacts.contactMedia),
    searchContacts: read(searchContacts),
    searchMessages: read(searchMessages),
    findInConversation: read(findInConversation),

    markRead: write('relaxed', organizing.markRead),
    markUnread: write('relaxed', organizing.markUnread),
    setPinned: write('relaxed', organizing.setPinned),
    setMuted: write('relaxed', organizing.setMuted),
    setArchived: write('relaxed', organizing.setArchived),
    openByPhone: write('synced', contacts.openByPhone),
    setGivenName: write('synced', contacts.setGivenName),
    setNote: write('synced', contacts.setNote),
    setBlocked: write('synced', contacts.setBlocked),
    replaceBlocked: write('relaxed', (driver, ...[people]: Parameters<Store['replaceBlocked']>) => contacts.replaceBlocked(driver, people).map(contactId)),

    ...customerVerbs({ read, write }),
    ...consentVerbs({ read, write }),
    ...tableVerbs({ read, write }, housing.askCustomers),
    ...importVerbs({ read, write }),
    ...integrationsVerbs({ read, write }),

    draft: read(drafts.draft),
    saveDraft: write('relaxed', drafts.saveDraft),
    addAttachment: write('synced', drafts.addAttachment),
    attachment: read(drafts.attachment),
    removeAttachment: write('synced', drafts.removeAttachment),
    abandonedAttachments: read(drafts.abandonedAttachments),

    quickReplies: read(quickReplies.quickReplies),
    quickReply: read(quickReplies.quickReply),
    saveQuickReply: write('synced', quickReplies.saveQuickReply),
    duplicateQuickReply: write('synced', quickReplies.duplicateQuickReply),
    addQuickReplies: write('synced', quickReplies.addQuickReplies),
    setQuickReplyDeleted: write('synced', quickReplies.setQuickReplyDeleted),
    arrangeQuickReplies: write('synced', quickReplies.arrangeQuickReplies),
    saveQuickReplyFolder: write('synced', quickReplies.saveQuickReplyFolder),
    removeQuickReplyFolder: write('synced', quickReplies.removeQuickReplyFolder),
    arrangeQuickReplyFolders: write('synced', quickReplies.arrangeQuickReplyFolders),
    addKeptFile: write('synced', keptFiles.addKeptFile),
    keptFile: read(keptFiles.keptFile),
    sweepQuickReplies: write('synced', quickReplies.sweepQuickReplies),

    ...productVerbs({ read, write }),

    settings: read(settings.settings),
    saveSettings: write('synced', settings.saveSettings),
    policyOverrides: read(settings.policyOverrides),
    setPolicyOverride: write('synced', settings.setPolicyOverride),
    account: read(settings.account),
    saveAccount: write('synced', settings.saveAccount),
    sendingPause: read(settings.sendingPause),
    setSendingPause: write('synced', settings.setSendingPause),
    accountStanding: read(settings.accountStanding),
    setAccountStanding: write('synced', settings.setAccountStanding),
    touchClock: write('relaxed', settings.touchClock),

    ...automationVerbs({ read, write }),

    mediaToDownload: read(media.mediaToDownload),
    nextDownloadAtMs: read(media.nextDownloadAtMs),
    media: read(media.media),
    setMedia: write('relaxed', media.setMedia),

    ...exportVerbs(housing.exportChunks),
    maintain: () => guarded(() => {
      const step = (work: () => boolean) => driver.transaction('relaxed', work)
      if (step(() => indexWaitingTexts(driver, true))) return true
      if (step(() => mergeTextIndex(driver, 'message_text', pagesPerMerge)) || step(() => mergeTextIndex(driver, 'contact_text', pagesPerMerge))) return true
      return step(() => journal.pruneJournal(driver, housing.nowMs(), prunedPerStep)) || housing.maintainFile()
    }),
    backUp: (fileName) => housing.backUp(fileName),
    close: () => housing.close(),
  }
}

function oneMessage(driver: Driver, id: MessageId) {
  const message = messages.storedMessage(driver, id)
  invariant(message, 'a message just written can be read')
  return message
}

/** At start, before anything else uses the store. */
export function prepareForUse(driver: Driver): void {
  driver.transaction('relaxed', () => media.restartDownloads(driver))
  driver.transaction('relaxed', () => discardOutdatedIndexes(driver))
}
