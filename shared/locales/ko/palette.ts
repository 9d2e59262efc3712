import type { palette as english } from '../en/palette.ts'

export const palette: Record<keyof typeof english, string> = {
  'palette.title': '빠른 실행',
  'palette.placeholder': '고객, 대화, 기능, 설정 찾기',
  'palette.results': '찾은 결과',
  'palette.group.address': '새 대화',
  'palette.group.conversations': '대화',
  'palette.group.commands': '기능',
  'palette.nothing': '‘{query}’에 맞는 것이 없어요',
  'palette.hint-move': '이동',
  'palette.hint-open': '열기',
  'palette.hint-paste': 'wa.me 링크나 전화번호를 붙여 넣으면 그 대화를 열어요',
  'palette.open-address': '{phone} 번호와의 대화 열기',
  'palette.address-failed': '대화를 열지 못했어요. 번호를 확인해 주세요.',
  'palette.shortcuts-title': '단축키',
  'palette.shortcuts-nth': '목록의 1번째 대화 열기 (9번째까지)',
  'palette.shortcuts-search': '단축키 찾기',
}
