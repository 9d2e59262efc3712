import type { ui as english } from '../en/ui.ts'

export const ui: Record<keyof typeof english, string> = {
  'ui.clear-search': '검색어 지우기',
  'ui.notifications': '알림 메시지',
  'ui.type-to-confirm': '계속하려면 {word}[을/를] 입력해 주세요',
  'ui.error-title': '화면을 보여 드리지 못했어요',
  'ui.error-body': '다시 시도해 주세요. 계속 그러면 자세한 내용을 복사해서 문의에 함께 보내 주세요.',
  'ui.copy-error': '자세한 내용 복사',
  'ui.resize-list': '목록 너비',
  'ui.move': '{name} 옮기기',
  'ui.move-hint': '끌어 옮기거나 화살표 키를 누르세요',
  'ui.moved': '{name}: {count}개 중 {position}번째로 옮겼어요',
  'ui.name': '이름',
  'ui.remove-word': '‘{word}’ 빼기',
  'ui.add-file': '파일 추가',
  'ui.remove-file': '{name} 빼기',
  'ui.file-failed': '파일을 추가하지 못했어요. 다시 시도해 주세요.',
}
