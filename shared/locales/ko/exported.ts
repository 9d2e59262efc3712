import type { exported as en } from '../en/exported.ts'

export const exported: Record<keyof typeof en, string> = {
  'export.column.name': '이름',
  'export.column.phone': '전화번호',
  'export.column.labels': '라벨',
  'export.column.note': '메모',
  'export.column.vip': 'VIP',
  'export.column.consent': '수신 동의',
  'export.column.consent-date': '동의일',
  'export.column.consent-evidence': '동의 근거',
  'export.column.blocked': '차단',
  'export.column.first-seen': '첫 만남',
  'export.column.last-inbound': '마지막 메시지',
  'export.column.purchase-count': '구매 횟수',
  'export.column.purchase-sum': '구매 합계',
  'export.column.purchase-currency': '통화',
  'export.yes': '예',
  'export.no': '아니요',
  'export.agreed': '동의',
  'export.refused': '거부',
}
