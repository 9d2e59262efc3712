import iconv from 'iconv-lite'

export const sampleTableName = '밤톨베이커리 예약대장.csv'

const head = '고객명,휴대폰,구분,메모,생일,마케팅 동의,동의일,주문번호,주문일,결제금액,상품'
type Row = readonly [name: string, phone: string, group: string, note: string, birthday: string, consent: string, order: readonly [daysAgo: number, amount: string, item: string] | null]

/** As the owner of a bakery writes a list down over a year: several spellings, people who are customers already, and rows that have to be put right. */
const rows: readonly Row[] = [
  ['김서연', '010-0000-0101', '단골', '소금빵 예약은 늘 오전', '1993-04-02', '동의', [6, '18,000원', '소금빵 6개']],
  ['박지우', '01000000103', '', '', '1989-12-11', '동의', [12, '42,000원', '생크림 케이크 2호']],
  ['최민준', '+82 10 0000 0104', '단골, 예약', '회사 간식 담당', '', '', [3, '156,000원', '샌드위치 40개']],
  ['구본서', '010-0000-0301', '신규', '', '1996-08-21', '동의', [1, '6,500원', '소금빵 2개']],
  ['은하림', '010 0000 0302', '예약', '"토요일 10시, 초 3개"', '', '동의', [2, '38,000원', '생일 케이크 2호']],
  ['탁시온', '01000000303', '단골', '견과류 알레르기', '1984-02-17', '거부', [9, '24,000원', '쌀 시폰']],
  ['변지안', '010-0000-0304', '', '', '', '', null],
  ['육성재', '010-0000-0305', '단체 주문', '세금계산서 필요', '', '동의', [20, '312,000원', '답례 쿠키 60개']],
  ['빈채이', '', '신규', '전화번호 다시 여쭤보기', '', '', null],
  ['도라온', '010-0000-0307', '', '', '2001-11-05', '동의', [15, '9,800원', '크루아상 2개']],
  ['봉태양', '1000000308', '단골', '', '1979-06-30', '동의', [4, '21,000원', '휘낭시에 세트']],
  ['설아윤', '8.21E+11', '예약', '엑셀이 번호를 줄여 버린 행', '', '', null],
  ['선우담', '010-0000-0310', '', '똠양 빵은 언제 나오는지 물어보심', '', '', null],
  ['추다온', '010-0000-0311', '신규', '', '', '생각해 볼게요', null],
  ['견하루', '010-0000-0312', '단골', '뷁… 악필이라 이름 다시 확인', '1990-01-19', '동의', [7, '32,000원', '당근 케이크 1호']],
  ['은하림', '010-0000-0302', '예약', '한 번 더 적음', '', '', null],
  ['제갈윤', '+82-10-0000-0314', '단체 주문', '', '', '동의', [30, '98,000원', '마카롱 48구']],
  ['석보라', '010-0000-0315', '', '', '1987-09-09', '거부', null],
]

const day = 86_400_000
const localDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10).replaceAll('-', '.')

/** In CP949 with the line ends of Windows, as Korean Excel saves a table. */
export function sampleTable(nowMs: number): Uint8Array {
  const lines = rows.map(([name, phone, group, note, birthday, consent, order], index) => {
    const consentDay = consent === '' ? '' : localDay(nowMs - (40 + index) * day)
    const bought = order ? [`Y-${String(1101 + index)}`, localDay(nowMs - order[0] * day), `"${order[1]}"`, order[2]] : ['', '', '', '']
    return [name, phone, group.includes(',') ? `"${group}"` : group, note, birthday, consent, consentDay, ...bought].join(',')
  })
  return iconv.encode(`${[head, ...lines].join('\r\n')}\r\n`, 'cp949')
}
