import type { InboundInput } from '../../customer/inbound-shape.ts'
import { isRecord, type Json } from '../../json.ts'
import type { Random } from '../../random.ts'
import type { AcceptedSend } from '../../world.ts'
import type { SampleCustomer } from './customers.ts'
import type { ReplyKind } from './episode.ts'
import { senderOf, type Speaker } from './wire.ts'
import { chooseSlots, tongueOf, wordsOf } from './words.ts'

const byType: Readonly<Record<string, ReplyKind>> = { image: 'picture', video: 'picture', sticker: 'picture', audio: 'voice', location: 'place', document: 'paper', contacts: 'paper' }

/** First fitting line wins: the more particular before the more general. */
const byWords: readonly (readonly [pattern: RegExp, kind: ReplyKind])[] = [
  [/몇 ?시|언제|what time|when (would|do|will|can|shall)|何時|متى|几点/i, 'time-question'],
  [/죄송|미안|sorry|apolog|すみません|申し訳|آسف|抱歉/i, 'sorry'],
  [/준비됐|준비가 끝|다 됐|완성|도착|is ready|are ready|on its way|できました|جاهز|好了/i, 'ready'],
  [/[₩원]|won\b|price|가격|円|سعر|元/i, 'price'],
  [/\?|？|؟|까요|나요|세요\?/i, 'question'],
  [/감사|고마|thank|ありがとう|شكر|谢谢/i, 'thanks'],
  [/안녕|hello|\bhi\b|こんにちは|مرحبا|你好/i, 'greeting'],
]

export const kindOfReply = (type: string, text: string): ReplyKind => byType[type] ?? byWords.find(([pattern]) => pattern.test(text))?.[1] ?? 'other'

/** What the owner's message says, whatever its type; templates and pictures may say nothing. */
export function textOf(request: Json): string {
  const type = String(request['type'])
  const content = request[type]
  if (!isRecord(content)) return ''
  const body = type === 'interactive' && isRecord(content['body']) ? content['body']['text'] : (content['body'] ?? content['caption'])
  return typeof body === 'string' ? body : ''
}

/** The customer's answers to one message of the owner; often one, sometimes a reaction first, now and then a voice or a picture. */
export function answersTo(customer: SampleCustomer, sent: AcceptedSend, speaker: Speaker, random: Random): InboundInput[] {
  if (sent.type === 'reaction') return []
  const who = senderOf(customer)
  const choice = choiceFrom(sent)
  if (choice) return [{ ...who, type: 'interactive', interactive: choice, context: { id: sent.wamid } }]
  const text = textOf(sent.request)
  const tongue = tongueOf(text) ?? customer.tongue
  const kind = kindOfReply(sent.type, text)
  const answer: InboundInput = { ...who, type: 'text', text: { body: chooseSlots(tongue, random)(random.pick(wordsOf(tongue).replies[kind])) } }
  if (random.chance(0.15)) answer.context = { id: sent.wamid }
  const answers: InboundInput[] = [answer]
  if (random.chance(0.2)) answers.unshift({ ...who, type: 'reaction', reaction: { message_id: sent.wamid, emoji: random.pick(['👍', '❤️', '😂', '🙏', '😮']) } })
  const extra = random.next()
  if (extra < 0.06) answers.push(asInbound(who, speaker.content({ kind: 'file', file: tongue === 'ko' ? 'voice-ko' : 'voice-en', caption: null })))
  else if (extra < 0.12) answers.push(asInbound(who, speaker.content({ kind: 'file', file: 'smiling-bread', caption: null })))
  return answers
}

const asInbound = (who: ReturnType<typeof senderOf>, content: Json): InboundInput => ({ ...who, ...content }) as InboundInput

/** Taps the first button or row, as people do. */
function choiceFrom({ type, request }: AcceptedSend): { type: string } & Json | null {
  const interactive = request['interactive']
  if (type !== 'interactive' || !isRecord(interactive) || !isRecord(interactive['action'])) return null
  const { buttons, sections } = interactive['action']
  const firstOf = (list: unknown): unknown => (Array.isArray(list) ? list[0] : undefined)
  const button = firstOf(buttons)
  if (isRecord(button) && isRecord(button['reply'])) return { type: 'button_reply', button_reply: button['reply'] }
  const section = firstOf(sections)
  const row = isRecord(section) ? firstOf(section['rows']) : undefined
  return isRecord(row) ? { type: 'list_reply', list_reply: row } : null
}
