import type { autoReply as english } from '../en/auto-reply.ts'

export const autoReply: Record<keyof typeof english, string> = {
  'auto-reply.today': '오늘 {time}',
  'auto-reply.tomorrow': '내일 {time}',
  'auto-reply.person-button': '상담원 연결',
  'auto-reply.person-word': '상담원',
  'auto-reply.person-line': '사람과 이야기하고 싶으시면 ‘상담원’이라고 보내 주세요.',
}
