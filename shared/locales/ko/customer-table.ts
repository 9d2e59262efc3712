import type { customerTable as en } from '../en/customer-table.ts'

export const customerTable: Record<keyof typeof en, string> = {
  'customers.title': '고객',
  'customers.place.table': '모든 고객',
  'customers.place.segments': '고객 그룹',
  'customers.table': '고객 표',
  'customers.error-title': '고객을 불러오지 못했어요',
  'customers.empty-title': '아직 고객이 없어요',
  'customers.empty-body': '가게로 메시지를 보낸 사람은 여기에 저절로 나타나요.',
  'customers.column.name': '이름',
  'customers.column.phone': '전화번호',
}
