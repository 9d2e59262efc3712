import type { Field } from './fields.ts'

/** What a column of a table means; null: it is passed over. */
export const importColumns = ['name', 'given-name', 'family-name', 'phone', 'labels', 'note', 'vip', 'consent', 'consent-evidence', 'consent-date', 'order-number', 'order-date', 'order-amount', 'order-item'] as const
export type ImportColumn = (typeof importColumns)[number]
export type ImportTarget = ImportColumn | `field:${number}` | null

export type ImportPlan = {
  /** One for each column of the file, in its order. */
  columns: ImportTarget[]
  hasHeader: boolean
  /** ISO 3166: numbers without a country code are read as its own. */
  country: string
  /** Of orders whose amount says nothing else; ISO 4217. */
  currency: string
  /** What is here already is kept, or replaced by what the file says. An empty cell never removes anything. */
  known: 'keep' | 'replace'
}

export const importProblems = [
  'too-large', 'too-many-cells', 'quote-open', 'unreadable', 'phone-missing', 'phone-invalid', 'phone-rounded', 'name-too-long', 'note-too-long', 'label-too-long', 'label-no-room', 'field-invalid',
  'consent-unclear', 'date-invalid', 'amount-invalid', 'order-incomplete', 'order-taken', 'duplicate',
] as const
export type ImportProblem = (typeof importProblems)[number]
/** `row`: as a spreadsheet counts. `detail`: the cell, the field or the earlier row it is about. */
export type BadImportRow = { row: number; problem: ImportProblem; detail: string }

/** `duplicate`: the same customer stood further up; `keptOptOut`: customers who said no, although the file says yes. */
export type ImportCounts = { new: number; changed: number; same: number; duplicate: number; bad: number; keptOptOut: number }
export const noImportCounts: ImportCounts = { new: 0, changed: 0, same: 0, duplicate: 0, bad: 0, keptOptOut: 0 }

export type ImportState = 'running' | 'done' | 'cancelled' | 'interrupted' | 'undone'
/** `undoId`: while it can be taken back. */
export type ImportRecord = { id: number; atMs: number; fileName: string; state: ImportState; counts: ImportCounts; undoId: number | null }

const words: Readonly<Record<ImportColumn, readonly string[]>> = {
  name: ['이름', '성명', '성함', '고객명', '고객이름', '닉네임', 'name', 'fullname', 'customer', 'customername', '구매자명', '구매자', '주문자명', '주문자', '예약자명', '예약자', '표시이름', 'displayname'],
  'given-name': ['firstname', 'givenname', '이름성제외'],
  'family-name': ['lastname', 'familyname', 'surname', '성', '성씨'],
  phone: ['전화', '전화번호', '휴대폰', '휴대폰번호', '휴대전화', '휴대전화번호', '핸드폰', '핸드폰번호', '연락처', 'phone', 'phonenumber', 'mobile', 'mobilephone', 'tel', 'telephone', 'whatsapp', 'waid', 'contact', 'phone1value', '구매자연락처', '주문자연락처', '주문자휴대폰', '주문자전화번호', '예약자연락처', '예약자전화번호', '휴대폰1', '전화번호1', '연락처1', 'telefon'],
  labels: ['라벨', '태그', '그룹', '분류', '구분', 'label', 'labels', 'tag', 'tags', 'group', 'groupmembership'],
  note: ['메모', '비고', '참고', '참고사항', 'note', 'notes', 'memo', 'comment', 'comments', 'remarks'],
  vip: ['vip', '우수고객', 'vip고객', 'vip여부'],
  consent: ['수신동의', '동의', '동의여부', '광고수신', '광고수신동의', '마케팅동의', '마케팅수신동의', '마케팅수신', 'consent', 'optin', 'marketingconsent', 'marketing'],
  'consent-evidence': ['동의근거', '동의경로', '동의방법', 'evidence', 'consentevidence', 'consentsource'],
  'consent-date': ['동의일', '동의일자', '동의날짜', '동의일시', 'consentdate', 'optindate'],
  'order-number': ['상품주문번호', '주문번호', '주문no', 'ordernumber', 'orderid', 'orderno', 'order'],
  'order-date': ['주문일', '주문일자', '주문일시', '구매일', '구매일자', '결제일', '결제일시', 'orderdate', 'purchasedate', 'date'],
  'order-amount': ['금액', '주문금액', '결제금액', '구매금액', '총주문금액', '상품별총주문금액', '총결제금액', '최종상품별총주문금액', 'amount', 'orderamount', 'total', 'price'],
  'order-item': ['상품', '상품명', '품목', '주문상품', '구매상품', 'item', 'product', 'productname'],
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s_\-./()[\]·:*]+/gu, '')
const columnOf = new Map(importColumns.flatMap((column) => words[column].map((word) => [word, column] as const)))

/** What the heads of columns say; each meaning is given once, to the first column that has it. */
export function guessColumns(header: readonly string[], fields: readonly Field[]): ImportTarget[] {
  const given = new Set<ImportTarget>()
  return withSplitName(header.map((head) => {
    const word = plain(head)
    const field = fields.find((one) => plain(one.name) === word || plain(one.key) === word)
    const target: ImportTarget = field ? `field:${field.id}` : (columnOf.get(word) ?? null)
    if (target === null || given.has(target)) return null
    given.add(target)
    return target
  }))
}

/** Beside a family name alone, a column headed ‘name’ holds the other half of it. */
function withSplitName(columns: ImportTarget[]): ImportTarget[] {
  return columns.includes('family-name') && !columns.includes('given-name') ? columns.map((target) => (target === 'name' ? 'given-name' : target)) : columns
}

const familyFirst = /^[\p{sc=Hangul}\p{sc=Han}]+$/u

/** Names in Hangul or Han letters begin with the family and have no space. */
export function joinName(given: string, family: string): string {
  if (given === '' || family === '') return given || family
  return familyFirst.test(given) && familyFirst.test(family) ? `${family}${given}` : `${given} ${family}`
}

/** One name for the same heads in the same order, however they were written. */
export const headerKey = (header: readonly string[]): string => header.map(plain).join('|').slice(0, 2000)

/** The phone number names the customer: without it nothing can be taken over. */
export const isUsablePlan = (columns: readonly ImportTarget[]): boolean => columns.includes('phone')

/** Where the bytes of a table that was handed in lie, among the shop's files. */
export const importFileKey = (id: string): string => `import/${id}`
