import type { common as english } from '../en/common.ts'

export const common: Record<keyof typeof english, string> = {
  'common.cancel': '취소',
  'common.close': '닫기',
  'common.copied': '복사했어요',
  'common.details': '자세히',
  'common.retry': '다시 시도',
  'common.save': '저장',
  'common.undo': '되돌리기',
  'common.app-name': '단골',
  'common.more': '더 보기',
  'common.move-up': '위로 옮기기',
  'common.move-down': '아래로 옮기기',
}
