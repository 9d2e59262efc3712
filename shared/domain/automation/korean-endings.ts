/**
 * What may follow a Korean word without changing what was asked: particles, and the endings of short polite
 * questions. `가격은요`, `가격이 얼마예요` and `가격 알려주세요` all ask for 가격.
 */
const particles = ['은', '는', '이', '가', '을', '를', '의', '에', '에서', '에게', '한테', '께', '도', '만', '과', '와', '랑', '이랑', '로', '으로', '부터', '까지', '이나', '나', '마다', '보다', '처럼', '이라도', '라도', '좀', '들', '에도', '에는', '에서도', '에서는', '까지도', '까지는', '부터는', '으로도', '로도']
const endings = [
  '요', '이요', '인가요', '은요', '는요', '입니다', '이에요', '예요', '인데요', '인데', '이죠', '죠', '이냐', '이야', '야', '할게요', '할래요', '합니다', '해요', '해주세요', '해줘', '해줘요',
  '있나요', '있어요', '없나요', '되나요', '돼요', '될까요', '되요', '되죠', '하나요', '할까요', '가능한가요', '가능해요', '가능할까요', '주세요', '줘', '줘요', '알려주세요', '알려줘', '알려줘요',
  '궁금해요', '궁금합니다', '문의', '문의요', '문의합니다', '문의드려요', '문의드립니다', '얼마', '얼마예요', '얼마에요', '얼마인가요', '얼마죠', '어떻게되나요', '어떻게돼요', '어떻게되죠', '언제예요', '언제에요', '언제인가요',
]
const allowed = new Set([...particles, ...endings, ...particles.flatMap((particle) => endings.map((ending) => particle + ending))])
const longest = Math.max(...[...allowed].map((ending) => ending.length))

export function isKoreanEnding(rest: string): boolean {
  return rest === '' || (rest.length <= longest && allowed.has(rest))
}

/** Short questions about what stands before them, which is a noun then: 예약되나요, 포장가능한가요, 주차하시나요. */
const asks = /^(?:이|가|은|는|도|을|를)?(?:(?:있|없|되|하|가능하|가능할|있을|없을|하시|되시|될|할)(?:나요|까요|을까요|어요)|한가요|가능한가요|돼요|되죠|주세요|해주세요|하세요|알려주세요|(?:얼마|언제|어떻게되)(?:인가요|예요|에요|나요|죠)|인가요|입니다|합니다|문의(?:합니다|드려요|드립니다)|궁금(?:해요|합니다)|인데요|이네요|예요|이에요)$/u

export const isPredicateEnding = (rest: string): boolean => asks.test(rest)
