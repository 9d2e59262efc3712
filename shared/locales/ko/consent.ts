import type { consent as english } from '../en/consent.ts'

export const consent: Record<keyof typeof english, string> = {
  'consent.line.opt-in': '광고 수신에 동의함 ({path})',
  'consent.line.opt-out': '광고 수신을 거부함 ({path})',
  'consent.path.keyword': '고객이 보낸 메시지',
  'consent.path.meta-preference': 'WhatsApp 설정',
  'consent.path.meta-error': 'Meta의 알림',
  'consent.path.owner': '가게에서 기록',
  'consent.path.import': '가져온 파일',
  'consent.path.api': '연결된 프로그램',
}
