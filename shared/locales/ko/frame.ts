import type { frame as english } from '../en/frame.ts'

export const frame: Record<keyof typeof english, string> = {
  'frame.navigation': '메뉴',
  'frame.inbox': '받은 대화',
  'frame.settings': '설정',
  'frame.unread': '안 읽은 대화 {count}개',
  'frame.list': '대화 목록',
  'frame.thread': '대화',
  'frame.panel': '고객 정보',
  'frame.skip-to-list': '대화 목록으로 건너뛰기',
  'frame.skip-to-thread': '대화로 건너뛰기',
  'frame.skip-to-content': '본문으로 건너뛰기',
  'frame.back-to-list': '대화 목록',
  'frame.nothing-open-title': '대화를 골라 주세요',
  'frame.nothing-open-body': '목록에서 고르거나 {keys} 키로 이름이나 번호를 찾아보세요.',
  'frame.broken-title': '이 화면에 문제가 생겼어요',
  'frame.broken-body': '메시지는 안전해요. 화면을 다시 열어 주세요. 계속 그러면 자세한 내용을 복사해서 문의에 함께 보내 주세요.',
  'frame.not-opened': '단골을 다 열지 못했어요. 단골 앱이 다시 응답하면 바로 이어서 열어요. 계속되면 단골을 다시 시작해 주세요.',
  'frame.reopen': '다시 열기',
  'frame.cannot-start-title': '단골을 시작하지 못했어요',
}
