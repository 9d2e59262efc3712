import type { web as english } from '../en/web.ts'

export const web: Record<keyof typeof english, string> = {
  'web.link-needed': '단골을 실행한 창에 나온 링크로 열어 주세요.',
  'web.link-used': '이미 사용한 링크예요. 단골을 한 번 더 실행하면 새 링크로 열려요.',
  'web.too-many': '잘못된 링크로 여러 번 접속했어요. 1분 뒤에 다시 열어 주세요.',
}
