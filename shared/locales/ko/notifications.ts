import type { notifications as english } from '../en/notifications.ts'

export const notifications: Record<keyof typeof english, string> = {
  'notification.hidden-title': '단골',
  'notification.hidden-body': '새 메시지가 왔어요',
  'notification.kind.message': '메시지',
  'notification.kind.image': '사진',
  'notification.kind.video': '동영상',
  'notification.kind.audio': '오디오',
  'notification.kind.voice': '음성 메시지',
  'notification.kind.document': '문서',
  'notification.kind.sticker': '스티커',
  'notification.kind.location': '위치',
  'notification.kind.contacts': '연락처',
  'notification.kind.order': '주문',
}
