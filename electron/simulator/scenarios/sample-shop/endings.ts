import type { InboundInput } from '../../customer/inbound-shape.ts'
import type { SampleCustomer } from './customers.ts'
import type { LastMatter } from './episode.ts'
import type { StoryContent, StoryMessage } from './story.ts'
import { senderOf, type Speaker } from './wire.ts'
import { wordsOf } from './words.ts'

/** The matter that stands, for whoever has one of their own. */
export function lastMatterOf({ tongue, ending, messageCount, key }: SampleCustomer): LastMatter | null {
  const { endings } = wordsOf(tongue)
  if (endings === null || ending === 'answered' || ending === 'blocked') return null
  const choices = endings[ending === 'waiting' && messageCount === 1 ? 'alone' : ending]
  return choices[Number(key.slice(1)) % choices.length]!
}

/** How a conversation ends just before the owner looks: what is still unanswered, changed, taken back. */
export function endingOf(customer: SampleCustomer, story: readonly StoryMessage[], startedAtMs: number, speaker: Speaker): InboundInput[] {
  const says = lastMatterOf(customer)?.says ?? []
  const last = story.at(-1)
  const atMs = Math.min(last?.atMs ?? startedAtMs, startedAtMs) + 45_000
  const id = (step: number) => `wamid.${Buffer.from(`bamtol ending ${customer.tongue} ${customer.key} ${step}`).toString('base64')}`
  const say = (step: number, content: Omit<InboundInput, 'from' | 'from_user_id'>): InboundInput => ({ ...senderOf(customer), id: id(step), timestamp: String(Math.floor(atMs / 1000) + step * 20), ...content })
  const text = (step: number, body: string) => say(step, { type: 'text', text: { body } })
  const file = (step: number, content: StoryContent) => say(step, speaker.content(content))
  const lastOfShop = story.findLast((message) => message.by === 'shop')
  switch (customer.ending) {
    case 'waiting':
    case 'closed-window':
      return [text(0, says[0]!)]
    case 'edited':
      return [text(0, says[0]!), say(1, { type: 'edit', edit: { original_message_id: id(0), message: { context: { id: 'M0' }, type: 'text', text: { body: says[1]! } } } })]
    case 'deleted':
      return [text(0, says[0]!), say(1, { type: 'revoke', revoke: { original_message_id: id(0) } })]
    case 'unsupported':
      return [say(0, { type: 'unsupported', unsupported: { type: 'poll_creation' } })]
    case 'reaction':
      return lastOfShop ? [say(0, { type: 'reaction', reaction: { message_id: lastOfShop.id, emoji: '❤️' } })] : []
    case 'voice':
      return [file(0, { kind: 'file', file: customer.tongue === 'ko' ? 'voice-ko' : 'voice-en', caption: null })]
    case 'sticker':
      return [file(0, { kind: 'file', file: 'smiling-bread', caption: null })]
    case 'picture':
      return [file(0, { kind: 'file', file: 'birthday-cake', caption: says[0]! })]
    case 'location':
      return [say(0, { type: 'location', location: { latitude: 37.5563, longitude: 126.9236, name: customer.tongue === 'ko' ? '연한나무 아파트' : 'Softwood Apartments', address: '단풍로 21 (예시 주소)' } }), text(1, says[0]!)]
    case 'contact-card':
      return [say(0, { type: 'contacts', contacts: [{ name: { formatted_name: customer.tongue === 'ko' ? '김서준' : 'Tom Clarke', first_name: customer.tongue === 'ko' ? '서준' : 'Tom' }, phones: [{ phone: '+82 10-0000-0999', wa_id: '821000000999', type: 'CELL' }] }] }), text(1, says[0]!)]
    case 'quote':
      return lastOfShop ? [say(0, { type: 'text', text: { body: says[0]! }, context: { id: lastOfShop.id } })] : [text(0, says[0]!)]
    case 'answered':
    case 'never-wrote':
    case 'blocked':
    case 'undeliverable':
      return []
  }
}
