import type { InboundInput } from '../../customer/inbound-shape.ts'
import type { SampleCustomer } from './customers.ts'
import type { StoryContent, StoryMessage } from './story.ts'
import { senderOf, type Speaker } from './wire.ts'

const sentences = {
  ko: { waiting: '혹시 확인하셨을까요? 답 주시면 바로 이체할게요', closed: '어제 문의드린 케이크 아직 가능할까요?', edited: ['내일 오후 2시에 갈게요', '내일 오후 3시에 갈게요'], deleted: '앗 다른 분께 보낼 걸 잘못 보냈어요', quote: '이거 그대로 하나 더 부탁드려요!', picture: '이런 느낌으로 만들어 주실 수 있나요?', place: '여기로 배달 부탁드려요', card: '제 동생 연락처예요. 픽업은 동생이 가요', lone: '안녕하세요, 오늘 예약 없이 가도 되나요?' },
  en: { waiting: 'Did you get my message? I can send the money right away', closed: 'Is the cake I asked about yesterday still possible?', edited: ['I will come tomorrow at 2 pm', 'I will come tomorrow at 3 pm'], deleted: 'Oops, that was meant for someone else', quote: 'One more exactly like this, please!', picture: 'Could you make something like this?', place: 'Please deliver it here', card: "My brother's number, he will pick it up", lone: 'Hello, can I come by without a reservation today?' },
}

/** How a conversation ends just before the owner looks: what is still unanswered, changed, taken back. */
export function endingOf(customer: SampleCustomer, story: readonly StoryMessage[], startedAtMs: number, speaker: Speaker): InboundInput[] {
  const words = sentences[customer.tongue === 'ko' ? 'ko' : 'en']
  const last = story.at(-1)
  const atMs = Math.min(last?.atMs ?? startedAtMs, startedAtMs) + 45_000
  const id = (step: number) => `wamid.${Buffer.from(`bamtol ending ${customer.tongue} ${customer.key} ${step}`).toString('base64')}`
  const say = (step: number, content: Omit<InboundInput, 'from' | 'from_user_id'>): InboundInput => ({ ...senderOf(customer), id: id(step), timestamp: String(Math.floor(atMs / 1000) + step * 20), ...content })
  const text = (step: number, body: string) => say(step, { type: 'text', text: { body } })
  const file = (step: number, content: StoryContent) => say(step, speaker.content(content))
  const lastOfShop = story.findLast((message) => message.by === 'shop')
  switch (customer.ending) {
    case 'waiting':
      return [text(0, story.length <= 1 ? words.lone : words.waiting)]
    case 'closed-window':
      return [text(0, words.closed)]
    case 'edited':
      return [text(0, words.edited[0]!), say(1, { type: 'edit', edit: { original_message_id: id(0), message: { context: { id: 'M0' }, type: 'text', text: { body: words.edited[1]! } } } })]
    case 'deleted':
      return [text(0, words.deleted), say(1, { type: 'revoke', revoke: { original_message_id: id(0) } })]
    case 'unsupported':
      return [say(0, { type: 'unsupported', unsupported: { type: 'poll_creation' } })]
    case 'reaction':
      return lastOfShop ? [say(0, { type: 'reaction', reaction: { message_id: lastOfShop.id, emoji: '❤️' } })] : []
    case 'voice':
      return [file(0, { kind: 'file', file: customer.tongue === 'ko' ? 'voice-ko' : 'voice-en', caption: null })]
    case 'sticker':
      return [file(0, { kind: 'file', file: 'smiling-bread', caption: null })]
    case 'picture':
      return [file(0, { kind: 'file', file: 'birthday-cake', caption: words.picture })]
    case 'location':
      return [say(0, { type: 'location', location: { latitude: 37.5563, longitude: 126.9236, name: customer.tongue === 'ko' ? '연한나무 아파트' : 'Softwood Apartments', address: '단풍로 21 (예시 주소)' } }), text(1, words.place)]
    case 'contact-card':
      return [say(0, { type: 'contacts', contacts: [{ name: { formatted_name: customer.tongue === 'ko' ? '김서준' : 'Tom Clarke', first_name: customer.tongue === 'ko' ? '서준' : 'Tom' }, phones: [{ phone: '+82 10-0000-0999', wa_id: '821000000999', type: 'CELL' }] }] }), text(1, words.card)]
    case 'quote':
      return lastOfShop ? [say(0, { type: 'text', text: { body: words.quote }, context: { id: lastOfShop.id } })] : [text(0, words.quote)]
    case 'answered':
    case 'never-wrote':
    case 'blocked':
    case 'undeliverable':
      return []
  }
}
