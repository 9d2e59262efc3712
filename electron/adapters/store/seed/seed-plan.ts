import type { InboundEvent, PersonReference } from '#core/inbound/inbound-event.ts'
import { wamid } from '#shared/domain/ids.ts'
import { englishFamilyNames, englishGivenNames, englishWords, koreanFamilyNames, koreanGivenSyllables, koreanWords, rareWord, rareWordCount } from './seed-words.ts'

export type SeedPlan = { contacts: number; messages: number; seed: number; endMs: number }

export type SeedMessage = {
  /** Position in the order of arrival, which is also that of time; from 0. */
  index: number
  person: number
  wamid: string
  isInbound: boolean
  text: string
  timestampMs: number
  deliveredAtMs: number | null
  readAtMs: number | null
  /** Whether the owner has not seen it yet. */
  isUnread: boolean
}

const spanMs = 60 * 86_400_000
const busyShare = 0.1
const unreadShare = 0.05
const trailingUnread = 2

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Who the n-th person is; four of five have a Korean name, every second one also a user id. */
export function seedPerson(plan: SeedPlan, person: number): PersonReference {
  const random = seededRandom(plan.seed * 7919 + person)
  const isKorean = random() < 0.8
  const profileName = isKorean
    ? `${pick(koreanFamilyNames, random)}${pick(koreanGivenSyllables, random)}${pick(koreanGivenSyllables, random)}`
    : `${pick(englishGivenNames, random)} ${pick(englishFamilyNames, random)}`
  const digits = String((person * 7_654_321 + plan.seed) % 100_000_000).padStart(8, '0')
  return { phone: isKorean ? `8210${digits}` : `447${digits}0`, userId: person % 2 === 0 ? `KR.${(person + 1_000_000).toString(36)}${digits}` : null, parentUserId: null, username: null, profileName }
}

/** The whole traffic in order of time: half of it in a tenth of the conversations, every person at least once. */
export function* seedMessages(plan: SeedPlan): Generator<SeedMessage> {
  const people = Math.min(plan.contacts, plan.messages)
  const whose = assignPeople(plan, people)
  const lastOf = new Int32Array(people).fill(-1)
  const countOf = new Int32Array(people)
  for (const [index, person] of whose.entries()) {
    lastOf[person] = index
    countOf[person] = (countOf[person] ?? 0) + 1
  }
  const random = seededRandom(plan.seed + 1)
  const startSecond = Math.floor((plan.endMs - spanMs) / 1000)
  const stepSeconds = spanMs / 1000 / plan.messages
  const rareEvery = Math.max(1, Math.floor(plan.messages / rareWordCount))
  const seen = new Int32Array(people)
  for (let index = 0; index < plan.messages; index += 1) {
    const person = whose[index] ?? 0
    seen[person] = (seen[person] ?? 0) + 1
    const isUnreadPerson = person % Math.round(1 / unreadShare) === 7
    const isTrailing = isUnreadPerson && (seen[person] ?? 0) > (countOf[person] ?? 0) - trailingUnread
    const isInbound = isTrailing || seen[person] === 1 || random() < 0.55
    const timestampMs = (startSecond + Math.floor((index + random() * 0.999) * stepSeconds)) * 1000
    const isRead = random() < 0.8
    const isRare = index % rareEvery === Math.floor(rareEvery / 2) && index / rareEvery < rareWordCount
    yield {
      index, person, isInbound, timestampMs,
      wamid: `wamid.HBgM${phoneDigits(plan, person)}FQIA${isInbound ? 'EhgU' : 'ERgS'}${(index + 1_679_616).toString(36).toUpperCase()}${plan.seed.toString(36)}AA==`,
      text: seedText(random, isRare),
      deliveredAtMs: isInbound ? null : timestampMs + 2000,
      readAtMs: isInbound || !isRead ? null : timestampMs + 60_000,
      isUnread: isTrailing,
    }
  }
}

/** The same message as the wire would have told it; projecting these gives the same shop. */
export function seedEvents(plan: SeedPlan, message: SeedMessage): InboundEvent[] {
  const id = wamid(message.wamid)
  const person = seedPerson(plan, message.person)
  const nobody: PersonReference = { phone: null, userId: null, parentUserId: null, username: null, profileName: null }
  const status = (reported: 'delivered' | 'read', atMs: number): InboundEvent => ({ kind: 'status', wamid: id, clientReference: null, status: reported, person: nobody, error: null, pricing: null, atMs })
  return [
    {
      kind: 'message-received', wamid: id, person: message.isInbound ? person : { ...person, profileName: null }, direction: message.isInbound ? 'inbound' : 'outbound', origin: message.isInbound ? 'customer' : 'phone-app',
      content: { type: 'text', body: message.text }, timestampMs: message.timestampMs, quotedWamid: null, isForwarded: false, historyStatus: null, error: null,
    },
    ...(message.deliveredAtMs === null ? [] : [status('delivered', message.deliveredAtMs)]),
    ...(message.readAtMs === null ? [] : [status('read', message.readAtMs)]),
  ]
}

function assignPeople(plan: SeedPlan, people: number): Int32Array {
  const random = seededRandom(plan.seed)
  const busy = Math.max(1, Math.floor(people * busyShare))
  const everyone = Math.max(1, Math.floor(plan.messages / people))
  const whose = new Int32Array(plan.messages)
  let next = 0
  for (let index = 0; index < plan.messages; index += 1) {
    const isFirstOfSomeone = index % everyone === 0 && next < people
    if (isFirstOfSomeone) whose[index] = next++
    else whose[index] = random() < 0.5 ? Math.floor(random() * busy) * Math.floor(people / busy) : Math.floor(random() * people)
  }
  return whose
}

function phoneDigits(plan: SeedPlan, person: number): string {
  return String((person * 7_654_321 + plan.seed) % 100_000_000).padStart(8, '0')
}

function seedText(random: () => number, isRare: boolean): string {
  const words: readonly string[] = random() < 0.8 ? koreanWords : englishWords
  const chosen: string[] = Array.from({ length: 3 + Math.floor(random() * 12) }, () => pick(words, random))
  if (random() < 1 / 33) chosen.push(Array.from({ length: 3 }, () => String.fromCharCode(0xac00 + Math.floor(random() * 11_172))).join(''))
  if (isRare) chosen.push(rareWord)
  chosen.push(String(Math.floor(random() * 100_000)))
  return chosen.join(' ')
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item
}
