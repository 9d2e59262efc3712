const twoSyllableSurnames = /^(?:남궁|황보|제갈|사공|선우|서문|독고|동방)/u
const hangulName = /^[가-힣]{3,4}$/u
const honorific = /(?:님|씨)$/u

/**
 * How somebody called by this name is addressed: 지훈 of 박지훈, 민수 of 남궁민수, Ana of Ana Costa. A name of one or
 * two syllables is kept: nobody can tell whether its first is a surname. Empty when the name holds no letter.
 */
export function givenNameOf(name: string): string {
  const bare = name.normalize('NFC').replace(/\(.*?\)|[^\p{L}\p{M}\p{N}\s'’.-]/gu, ' ').trim()
  const first = bare.split(/\s+/u)[0] ?? ''
  if (!/\p{L}/u.test(first)) return ''
  const plain = first.length > 3 || /^.{2,}(?:님|씨)$/u.test(first) ? first.replace(honorific, '') : first
  if (!hangulName.test(plain)) return plain
  return twoSyllableSurnames.test(plain) && plain.length === 4 ? plain.slice(2) : plain.length === 3 ? plain.slice(1) : plain
}
