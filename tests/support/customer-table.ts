import iconv from 'iconv-lite'

const families = ['김', '이', '박', '최', '정', '강', '조', '윤', '장', '임', '한', '오', '서', '신', '권', '황', '안', '송', '류', '홍', '남궁', '제갈']
const givens = ['민지', '서준', '하늘', '지우', '도윤', '서연', '예준', '하은', '시우', '수아', '주원', '지호', '유나', '건우', '채원', '현우', '다은', '준서', '소율', '뷁', '똠', '은솔']
const labels = ['단골', '신규', '예약', '"단골, 예약"', '', '', '도매']
const notes = ['', '', '조용한 자리 좋아하심', '"견과류 알레르기, 꼭 확인"', '"전화는 오후에만\r\n문자 선호"', '생일 케이크 예약', '=포인트 1200', '']
const phoneSpellings = [
  (digits: string) => `0${digits.slice(0, 2)}-${digits.slice(2, 6)}-${digits.slice(6)}`, (digits: string) => `0${digits}`, (digits: string) => `+82 ${digits.slice(0, 2)} ${digits.slice(2, 6)} ${digits.slice(6)}`, (digits: string) => digits,
]
/** One row in this many cannot be taken over, each for another reason. */
export const badRowEvery = 1000
const badPhones = ['', '010-12', '8.21E+11', '연락처 모름']

export const customerTableHead = '고객명,휴대폰,그룹,메모,생년월일,방문횟수'
/** What the columns are taken for without a field of the shop's own. */
export const customerTableColumns = ['name', 'phone', 'labels', 'note', null, null] as const

/** A shop's customer list as Korean spreadsheets save it: names, every spelling of phone numbers, quoted commas and line breaks, here and there a row nobody can use. */
export function customerRow(index: number, firstNumber = 20_000_000): string {
  const digits = `10${String(firstNumber + index)}`
  const phone = index % badRowEvery === badRowEvery - 1 ? badPhones[Math.floor(index / badRowEvery) % badPhones.length]! : phoneSpellings[index % phoneSpellings.length]!(digits)
  const name = `${families[(index * 7) % families.length]!}${givens[(index * 13) % givens.length]!}${index % 11 === 0 ? ` ${index % 97}호` : ''}`
  return `${name},${phone},${labels[index % labels.length]!},${notes[(index * 3) % notes.length]!},19${String(60 + (index % 40))}-0${1 + (index % 9)}-1${index % 10},${index % 60}\r\n`
}

/** In pieces as they come from a disk, in CP949. */
export function* customerTable(count: number, firstNumber?: number): Generator<Uint8Array> {
  yield iconv.encode(`${customerTableHead}\r\n`, 'cp949')
  for (let from = 0; from < count; from += 1000) {
    yield iconv.encode(Array.from({ length: Math.min(1000, count - from) }, (_row, at) => customerRow(from + at, firstNumber)).join(''), 'cp949')
  }
}
