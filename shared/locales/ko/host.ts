import type { host as english } from '../en/host.ts'

export const host: Record<keyof typeof english, string> = {
  'host.second-start': '이 데이터 폴더로 단골이 이미 실행 중이에요. 새 링크로 열 수 있어요.',
  'host.port-taken': '{port}번 포트는 다른 프로그램이 사용하고 있어요. 다른 번호를 쓰거나 0으로 빈 포트를 골라 주세요.',
  'host.port-forbidden': '이 컴퓨터에서는 {port}번 포트를 열 수 없어요. 1024번 이상을 쓰거나 0으로 빈 포트를 골라 주세요.',
  'host.folder-not-writable': '{folder} 폴더에 쓸 수 없어요. 단골은 열리지만 여기에 아무것도 저장할 수 없어요.',
  'host.receiver-port-taken': '웹훅 주소를 아직 열지 못했어요. {port}번 포트를 다른 프로그램이 사용하고 있어서 계속 다시 시도할게요.',
  'host.already-running': '다른 단골이 데이터 폴더 {folder}[을/를] 사용하고 있지만 응답이 없어요. 그 창을 닫고 다시 실행해 주세요.',
}
