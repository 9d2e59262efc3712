import type { search as english } from '../en/search.ts'

export const search: Record<keyof typeof english, string> = {
  'search.title': '전체 검색',
  'search.field': '이름, 번호, 메시지',
  'search.close': '검색 닫기',
  'search.results': '검색 결과',
  'search.customers': '고객',
  'search.messages': '메시지',
  'search.recent': '최근 검색어',
  'search.forget': '지우기',
  'search.hint-title': '누구든, 무엇이든 찾아보세요',
  'search.hint-body': '단어의 일부만 입력해도 돼요. 이름은 초성으로도 찾아요. ㅁㅈ을 입력하면 민지가 나와요. 번호는 하이픈이 있어도 없어도 괜찮아요.',
  'search.none-title': '“{query}” 검색 결과가 없어요',
  'search.none-body': '더 짧게 입력하거나 다른 표기, 번호 뒷자리로 찾아보세요.',
  'search.error-title': '검색하지 못했어요',
  'search.you': '나: ',
  'search.found': '고객 {customers, number}명, 메시지 {messages, number}개',
  'search.found-more': '고객 {customers, number}명, 메시지 {messages, number}개 이상',
  'search.loading-more': '더 불러오는 중',
}
