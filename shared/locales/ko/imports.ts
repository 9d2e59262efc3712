import type { imports as en } from '../en/imports.ts'

export const imports: Record<keyof typeof en, string> = {
  'import.bad-row': '행',
  'import.bad-reason': '이유',
  'import.problem.too-large': '고객 한 명이라기에는 행이 너무 길어요',
  'import.problem.too-many-cells': '한 행에 칸이 1,000개를 넘어요',
  'import.problem.quote-open': '여기서 열린 따옴표가 끝까지 닫히지 않아요',
  'import.problem.unreadable': '읽을 수 없는 글자가 있어요: {detail}',
  'import.problem.phone-missing': '전화번호가 없어요',
  'import.problem.phone-invalid': '전화번호가 아니에요: {detail}',
  'import.problem.phone-rounded': '엑셀이 번호를 {detail}처럼 줄여 버렸어요. 열 서식을 텍스트로 바꾸고 다시 저장해 주세요.',
  'import.problem.name-too-long': '이름이 너무 길어요: {detail}',
  'import.problem.note-too-long': '메모가 너무 길어요: {detail}',
  'import.problem.label-too-long': '휴대폰 앱에 넣기에는 라벨이 너무 길어요: {detail}',
  'import.problem.label-no-room': '라벨을 더 만들 자리가 없어요: {detail}',
  'import.problem.field-invalid': '항목에 맞지 않는 값이에요: {detail}',
  'import.problem.consent-unclear': '동의인지 거부인지 알 수 없어요: {detail}',
  'import.problem.date-invalid': '날짜가 아니거나 아직 오지 않은 날이에요: {detail}',
  'import.problem.amount-invalid': '금액이 아니에요: {detail}',
  'import.problem.order-incomplete': '주문에는 날짜와 금액이 있어야 해요: {detail}',
  'import.problem.order-taken': '다른 고객의 주문번호예요: {detail}',
  'import.problem.duplicate': '{detail}행과 같은 고객이에요',
}
