import { hasRefused } from './consent-story.ts'
import type { SampleCustomer } from './customers.ts'

/** `shop`: typed on the owner's phone. */
export type FirstWords = { customer: SampleCustomer; afterMs: number; by: 'customer' | 'shop'; text: string }

type Scene = { fits: (customer: SampleCustomer) => boolean; lines: Record<'ko' | 'en', (readonly [afterMs: number, by: 'customer' | 'shop', text: string])[]> }

const minutesADay = 24 * 60
/** Nobody whose last conversation shows something of its own. */
const wasHere = (fromDays: number, toDays: number) => ({ ending, lastAgoMinutes }: SampleCustomer) => ending === 'answered' && lastAgoMinutes >= fromDays * minutesADay && lastAgoMinutes < toDays * minutesADay
const isRegular = wasHere(2, 60)
const isLongGone = wasHere(20, 200)

const scenes: readonly Scene[] = [
  { fits: isRegular, lines: { ko: [[1500, 'customer', '오늘 차 가지고 가는데 주차할 데가 있을까요?']], en: [[1500, 'customer', 'Coming by car today, is there parking?']] } },
  { fits: isRegular, lines: { ko: [[5000, 'customer', '혹시 단골 할인 쿠폰 아직 있어요?']], en: [[5000, 'customer', 'Do you still have that discount for regulars?']] } },
  { fits: isRegular, lines: { ko: [[9000, 'customer', '케이크 주문하고 싶어요']], en: [[9000, 'customer', 'I would like to order a cake']] } },
  { fits: isLongGone, lines: { ko: [[14_000, 'customer', '안녕하세요, 오랜만이에요! 무화과 깜빠뉴 아직 구우세요?']], en: [[14_000, 'customer', 'Hello, long time no see! Do you still bake the fig loaf?']] } },
  {
    fits: isRegular,
    lines: {
      ko: [[17_000, 'shop', '네, 지금 확인해 볼게요!'], [21_000, 'customer', '네! 그리고 배달도 되나요?']],
      en: [[17_000, 'shop', 'Let me check that for you!'], [21_000, 'customer', 'Thanks! And is there parking?']],
    },
  },
  { fits: isRegular, lines: { ko: [[26_000, 'customer', '단체 주문 때문에 그런데 사장님 바꿔 주세요']], en: [[26_000, 'customer', 'It is about a big order, can I talk to a person?']] } },
]

/** Questions for the rules of `sampleRules`: a word, a code, a flow, somebody who was long away, a rule that keeps quiet because the owner is answering, a hand-over. */
export function firstHour(customers: readonly SampleCustomer[], language: 'ko' | 'en'): FirstWords[] {
  const free = customers.filter((customer) => customer.tongue === language && !hasRefused(customer))
  return scenes.flatMap(({ fits, lines }) => {
    const index = free.findIndex(fits)
    const [customer] = index < 0 ? [] : free.splice(index, 1)
    return customer ? lines[language].map(([afterMs, by, text]) => ({ customer, afterMs, by, text })) : []
  })
}
