const firstSyllable = 0xac00
const lastSyllable = 0xd7a3
const syllablesPerInitial = 588
const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'
const onlyInitials = /^[ㄱ-ㅎ]+$/u

/** 설정 열기 becomes ㅅㅈㅇㄱ; other characters stay. */
export function initialConsonants(text: string): string {
  return Array.from(text.replace(/\s+/gu, ''), (character) => {
    const code = character.codePointAt(0) ?? 0
    return code >= firstSyllable && code <= lastSyllable ? (initials[Math.floor((code - firstSyllable) / syllablesPerInitial)] ?? character) : character
  }).join('')
}

const fold = (text: string) => text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim()

/**
 * How well a typed word fits a label: 3 it begins with it, 2 a word inside begins with it, 1.5 it holds it (or its
 * initial consonants do, 초성), 1 the letters come in this order, 0 it does not fit.
 */
export function matchScore(query: string, label: string): number {
  const wanted = fold(query)
  const text = fold(label)
  if (wanted === '') return 1
  if (text.startsWith(wanted)) return 3
  if (text.includes(` ${wanted}`)) return 2
  if (text.includes(wanted)) return 1.5
  const bare = wanted.replaceAll(' ', '')
  if (onlyInitials.test(bare)) return initialConsonants(text).includes(bare) ? 1.5 : 0
  return isInOrder(bare, text) ? 1 : 0
}

function isInOrder(letters: string, text: string): boolean {
  let from = 0
  for (const letter of letters) {
    const at = text.indexOf(letter, from)
    if (at === -1) return false
    from = at + letter.length
  }
  return true
}
