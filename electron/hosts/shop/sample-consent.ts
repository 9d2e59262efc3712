import type { Store } from '#core/ports/store/store.ts'
import type { ConsentKind, ConsentPath } from '#shared/domain/consent.ts'

const day = 86_400_000
type Line = readonly [place: number, daysAgo: number, kind: ConsentKind, path: ConsentPath, evidence: string | null]

/** What the bakery knows about news and offers beside what customers wrote themselves, by their place in the list. */
const lines: readonly Line[] = [
  [1, 30, 'opt-in', 'owner', '매장에서 소식 신청서에 서명'], [3, 12, 'opt-in', 'owner', '통화로 행사 소식을 받고 싶다고 하심'], [17, 6, 'opt-out', 'owner', '통화로 광고는 보내지 말아 달라고 하심'],
  [5, 48, 'opt-in', 'import', '가을 소식지 신청.csv'], [8, 48, 'opt-in', 'import', '가을 소식지 신청.csv'], [11, 48, 'opt-in', 'import', '가을 소식지 신청.csv'], [21, 48, 'opt-in', 'import', '가을 소식지 신청.csv'],
  [13, 48, 'opt-out', 'import', '가을 소식지 신청.csv'], [10, 9, 'opt-out', 'meta-preference', null], [41, 5, 'opt-out', 'meta-error', null],
]

/** The same lines at every start: a line that is there already changes nothing. */
export async function noteSampleConsent(store: Store, people: readonly { phone: string | null }[], startedAtMs: number): Promise<void> {
  for (const [place, daysAgo, kind, path, evidence] of lines) {
    const phone = people[place]?.phone
    if (!phone) continue
    const [conversation] = await store.conversationsByIds([await store.openByPhone(phone, startedAtMs)])
    if (conversation) await store.recordConsent({ contactId: conversation.contactId, atMs: startedAtMs - daysAgo * day, kind, path, reference: `sample:${place}`, evidence })
  }
}
