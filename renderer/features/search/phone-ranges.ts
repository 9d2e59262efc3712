import type { TextRange } from './match-ranges.ts'

/** Where the digits of `query` stand in a phone number, whatever separators either of them has; 010… means +8210…. */
export function phoneRanges(phone: string, query: string): TextRange[] {
  const wanted = query.replace(/\D/g, '')
  if (wanted === '' || /[^\d\s+()./-]/.test(query)) return []
  const positions: number[] = []
  for (let index = 0; index < phone.length; index += 1) if (/\d/.test(phone[index]!)) positions.push(index)
  const digits = positions.map((index) => phone[index]).join('')
  for (const needle of [wanted, wanted.replace(/^0+/, '')]) {
    const at = needle === '' ? -1 : digits.indexOf(needle)
    if (at !== -1) return [[positions[at]!, positions[at + needle.length - 1]! + 1]]
  }
  return []
}
