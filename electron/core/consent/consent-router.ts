import type { RefusalReason } from '#shared/contract/base.ts'
import type { ConsentOverview } from '#shared/contract/consent.ts'
import { consentWordsProblems, defaultConsentWords, type ConsentWordsProblem } from '#shared/domain/consent-words.ts'
import { contactId } from '#shared/domain/ids.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { endedChanges } from '../kernel/signals.ts'
import { mayWrite } from '../kernel/write-permission.ts'

export function consentRouter(ports: FeaturePorts) {
  const { store, clock, ids, signals } = ports
  const overview = async (): Promise<ConsentOverview> => {
    const words = await store.consentWords()
    return { ...(await store.consentCounts()), words, isDefault: JSON.stringify(words) === JSON.stringify(defaultConsentWords) }
  }

  return {
    overview: rpc.consent.overview.handler(overview),
    permission: rpc.consent.permission.handler(({ input }) => mayWrite(ports, contactId(input.contactId), input.purpose)),
    events: rpc.consent.events.handler(({ input }) => store.consentEvents({ ...input, contactId: input.contactId === null ? null : contactId(input.contactId) })),
    record: rpc.consent.record.handler(async ({ input }) => {
      const contact = found(await store.contact(contactId(input.contactId)))
      const { withdrawn } = await store.recordConsent({
        contactId: contact.id, atMs: clock.nowMs(), kind: input.kind, path: 'owner', reference: `owner:${ids.uuid()}`, evidence: input.evidence,
      })
      signals.emit('changed', { contactIds: [contact.id], conversationIds: contact.conversationId === null ? [] : [contact.conversationId], messages: endedChanges(withdrawn) })
      signals.emit('library-changed', 'consent')
      return mayWrite(ports, contact.id, 'promotion')
    }),
    saveWords: rpc.consent.saveWords.handler(async ({ input }) => {
      const [problem] = input.words === null ? [] : consentWordsProblems(input.words)
      if (problem) throw refused(refusalOf[problem.kind], null, { word: problem.word, language: problem.language })
      await store.saveConsentWords(input.words)
      signals.emit('library-changed', 'consent')
      return overview()
    }),
  }
}

const refusalOf: Record<ConsentWordsProblem['kind'], RefusalReason> = {
  'word-empty': 'consent-word-empty', 'word-too-long': 'consent-word-too-long', 'word-twice': 'consent-word-twice', 'reply-empty': 'consent-reply-empty',
}
