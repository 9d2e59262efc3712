import type { InboundInput } from '../../customer/inbound-shape.ts'
import { isRecord, type Json } from '../../json.ts'
import type { Random } from '../../random.ts'
import type { AcceptedSend } from '../../world.ts'
import type { SampleCustomer } from './customers.ts'
import type { ReplyKind } from './episode.ts'
import { senderOf, type Speaker } from './wire.ts'
import { fillFor, mannerOf, tongueOf } from './words.ts'

const byType: Readonly<Record<string, ReplyKind>> = { image: 'picture', video: 'picture', sticker: 'picture', audio: 'voice', location: 'place', document: 'paper', contacts: 'paper' }

/** First fitting line wins: the more particular before the more general. */
const byWords: readonly (readonly [pattern: RegExp, kind: ReplyKind])[] = [
  [/예산|얼마(쯤|정도|까지)|how much (would|do|can) you|budget|予算|预算|ميزانية/i, 'budget'],
  [/몇 ?시|언제|what time|when (would|do|will|can|shall)|何時|متى|几点/i, 'time-question'],
  [/죄송|미안|sorry|apolog|すみません|申し訳|آسف|抱歉/i, 'sorry'],
  [/준비됐|준비가 끝|다 됐|완성|도착|is ready|are ready|on its way|できました|جاهز|好了/i, 'ready'],
  [/₩|\d[\d,.]*\s*(만 ?)?원|만 ?원|\d\s*won\b|price|가격|\d\s*円|سعر|\d\s*元/i, 'price'],
  [/\?|？|؟|까요|나요|세요\?/i, 'question'],
  [/감사|고마|thank|ありがとう|شكر|谢谢/i, 'thanks'],
  [/안녕|hello|\bhi\b|こんにちは|مرحبا|你好/i, 'greeting'],
]

/** What a caption asks for goes before what is on the picture. */
const saysMore = new Set<ReplyKind | undefined>(['budget', 'time-question', 'price', 'question'])

export function kindOfReply(type: string, text: string): ReplyKind {
  const inWords = byWords.find(([pattern]) => pattern.test(text))?.[1]
  return (saysMore.has(inWords) ? inWords : byType[type]) ?? inWords ?? 'other'
}

/** "Okay" and the like end a conversation: a thumb at most answers them. */
const isFarewell = (text: string): boolean => /^(네+|넵+|예|네 ?알겠(습니다|어요)|ok(ay)?|sure|はい|好的|حسناً)[\s~!.^ㅎㅋ:)👍🙏😊]*$/iu.test(text.trim())

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
  const reaction: InboundInput = { ...who, type: 'reaction', reaction: { message_id: sent.wamid, emoji: random.pick(['👍', '❤️', '😂', '🙏', '😮']) } }
  if (sent.type === 'text' && isFarewell(text)) return random.chance(0.5) ? [{ ...reaction, reaction: { message_id: sent.wamid, emoji: '👍' } }] : []
  const kind = kindOfReply(sent.type, text)
  const answer: InboundInput = { ...who, type: 'text', text: { body: fillFor(customer, tongue, random)(random.pick(mannerOf(customer, tongue).replies[kind])) } }
  if (random.chance(0.15)) answer.context = { id: sent.wamid }
  const answers: InboundInput[] = [answer]
  if (random.chance(0.2)) answers.unshift(reaction)
  const extra = random.next()
  if (kind === 'price' && extra < 0.3) answers.push(asInbound(who, speaker.content({ kind: 'file', file: 'transfer', caption: null })))
  else if (extra < 0.06) answers.push(asInbound(who, speaker.content({ kind: 'file', file: tongue === 'ko' ? 'voice-ko' : 'voice-en', caption: null })))
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
