import type { Character, Tongue } from './episode.ts'

/** How the last conversation stands when the owner opens the app. */
export type Ending = 'answered' | 'waiting' | 'closed-window' | 'never-wrote' | 'blocked' | 'undeliverable' | 'edited' | 'deleted' | 'unsupported' | 'reaction' | 'voice' | 'sticker' | 'location' | 'contact-card' | 'quote' | 'picture'

export type SampleCustomer = {
  key: string
  name: string
  tongue: Tongue
  /** Digits; from ranges that no operator gives out. Null: shows only a business-scoped id and a user name. */
  phone: string | null
  userId: string | null
  username: string | null
  /** The name in the phone's address book, if the owner saved one. */
  savedAs: string | null
  messageCount: number
  lastAgoMinutes: number
  ending: Ending
  character: Character
}

const koreanNames = ['김서연', '이도현', '박지우', '최민준', '정하은', '강시우', '조수아', '윤지호', '장예린', '임건우', '한소율', '오태윤', '서다인', '신우진', '권나윤', '황준서', '안채원', '송은호', '전유나', '홍재민', '문가온', '양세아', '배현우', '백이나', '남궁민아', '류승호', '노하린', '하정원', '곽도윤', '성아람', '차은별', '주원재']
const englishNames = ['Emma Clarke', 'Noah Bennett', 'Grace Turner', 'Liam Foster', 'Ava Sinclair', 'Ethan Brooks', 'Mia Hargreaves', 'Oliver Stone', 'Chloe Whitfield', 'Jack Merriman', 'Sophie Lang', 'Henry Caldwell', 'Ruby Ashton', 'Leo Marsh', 'Isla Brennan', 'Max Holloway', 'Nora Finch', 'Samuel Pike', 'Zoe Rowan', 'Daniel Frost', 'Hannah Wells', 'Theo Lambert', 'Freya Dunn', 'Oscar Vale', 'Lily Hartmann', 'George Penrose']
const visitors: readonly (readonly [name: string, tongue: Tongue, phone: string])[] = [
  ['佐藤 美咲', 'ja', '819000000011'], ['田中 蓮', 'ja', '819000000012'], ['ليلى حسن', 'ar', '971500000021'], ['王小雨', 'zh', '8613000000031'], ['陈子涵', 'zh', '8613000000032'],
]

/** Koreans 010-0000-xxxx, Britons the numbers reserved for drama, 07700 900xxx. */
const koreanPhone = (index: number) => `82100000${String(101 + index).padStart(4, '0')}`
const britishPhone = (index: number) => `447700900${String(101 + index)}`

const minute = 1
const hour = 60
const day = 24 * hour

/** The conversations at the top of the list, in this order, whatever the language. */
const recent: readonly (readonly [ending: Ending, lastAgoMinutes: number, messageCount: number])[] = [
  ['waiting', 2 * minute, 24], ['voice', 7, 18], ['edited', 12, 9], ['picture', 21, 46], ['waiting', 34, 1], ['reaction', 48, 300], ['answered', 66, 12], ['deleted', 80, 7],
  ['quote', 1.8 * hour, 62], ['location', 2.5 * hour, 11], ['contact-card', 3 * hour, 14], ['sticker', 4 * hour, 90], ['unsupported', 5 * hour, 16], ['answered', 6.5 * hour, 28],
  ['waiting', 8 * hour, 5], ['answered', 11 * hour, 140], ['waiting', 23.4 * hour, 8], ['closed-window', 26 * hour, 10], ['blocked', 20 * hour, 6], ['undeliverable', 3 * day, 8], ['never-wrote', 5 * day, 2],
]
const olderCounts = [75, 52, 40, 36, 30, 26, 22, 20, 17, 15, 12, 11, 10, 9, 8, 7, 6, 6, 5, 5, 4, 4, 3, 3, 2, 2]

/** At least forty invented people: mostly Korean in a Korean app, mostly English-speaking in an English one. */
export function sampleCustomers(language: 'ko' | 'en'): SampleCustomer[] {
  const koreans = koreanNames.slice(0, language === 'ko' ? 30 : 11).map((name, index) => ({ name, tongue: 'ko' as Tongue, phone: koreanPhone(index) }))
  const britons = englishNames.slice(0, language === 'ko' ? 10 : 26).map((name, index) => ({ name, tongue: 'en' as Tongue, phone: britishPhone(index) }))
  const guests = visitors.map(([name, tongue, phone]) => ({ name, tongue, phone }))
  return mixed(language === 'ko' ? [koreans, britons, guests] : [britons, koreans, guests]).map(({ name, tongue, phone }, index) => {
    const plan = recent[index]
    const olderIndex = index - recent.length
    const isHidden = index === 14
    return {
      key: `c${index + 1}`,
      name: plan?.[0] === 'blocked' ? (tongue === 'ko' ? '대박투자 정보방' : 'Crypto Riches VIP') : name,
      tongue,
      phone: isHidden ? null : phone,
      userId: isHidden ? `${tongue === 'ko' ? 'KR' : 'GB'}.BAMTOL7F3K20SAMPLE` : null,
      username: isHidden ? (tongue === 'ko' ? 'bread.lover' : 'sourdough.fan') : null,
      savedAs: !isHidden && index % 4 === 1 ? (tongue === 'ko' ? `${name} 단골` : `${name} (regular)`) : null,
      messageCount: plan?.[2] ?? olderCounts[olderIndex % olderCounts.length]!,
      lastAgoMinutes: plan?.[1] ?? (2.2 + olderIndex * 2.9 + (olderIndex % 3) * 0.37) * day,
      ending: plan?.[0] ?? 'answered',
      character: characterOf(index, plan?.[2] ?? olderCounts[olderIndex % olderCounts.length]!, plan?.[0] ?? 'answered'),
    }
  })
}

/** Who writes much is a regular; of the others every fifth is an old neighbour and some order for their office. */
function characterOf(index: number, messageCount: number, ending: Ending): Character {
  if (index % 5 === 3 && ending === 'answered') return 'friend'
  if (messageCount >= 40) return 'regular'
  return index % 6 === 2 ? 'office' : 'family'
}

/** Three of the first group, one of the second, and a guest now and then. */
function mixed<Item>([many, some, few]: readonly (readonly Item[])[]): Item[] {
  const rest = [[...many!], [...some!], [...few!]]
  const order: Item[] = []
  for (let turn = 0; rest.some((group) => group.length > 0); turn += 1) {
    const from = turn % 9 === 6 ? 2 : turn % 4 === 2 ? 1 : 0
    const next = rest[from]!.shift() ?? rest[0]!.shift() ?? rest[1]!.shift() ?? rest[2]!.shift()
    if (next !== undefined) order.push(next)
  }
  return order
}
