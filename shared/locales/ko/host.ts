import type { host as english } from '../en/host.ts'

export const host: Record<keyof typeof english, string> = {
  'host.second-start': '이 데이터 폴더로 단골이 이미 실행 중이에요. 새 링크로 열 수 있어요.',
  'host.already-running': '다른 단골이 데이터 폴더 {folder}[을/를] 사용하고 있지만 응답이 없어요. 그 창을 닫고 다시 실행해 주세요.',
}
