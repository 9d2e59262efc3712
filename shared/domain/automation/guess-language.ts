/** Languages a rule can ask for. Scripts tell most of them; Vietnamese by its letters, every other Latin text counts as `en`. */
export const guessableLanguages = ['ko', 'ja', 'zh', 'th', 'ar', 'he', 'ru', 'el', 'hi', 'vi', 'en'] as const
export type GuessedLanguage = (typeof guessableLanguages)[number]

const scripts: readonly (readonly [GuessedLanguage, RegExp])[] = [
  ['ko', /\p{Script=Hangul}/gu], ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu], ['th', /\p{Script=Thai}/gu], ['ar', /\p{Script=Arabic}/gu], ['he', /\p{Script=Hebrew}/gu],
  ['ru', /\p{Script=Cyrillic}/gu], ['el', /\p{Script=Greek}/gu], ['hi', /\p{Script=Devanagari}/gu], ['zh', /\p{Script=Han}/gu],
]
const vietnamese = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/iu
const latin = /\p{Script=Latin}/u

/** Null when the text has no letters, such as a picture or an emoji alone. Han with kana is Japanese, with Hangul Korean. */
export function guessLanguage(text: string): GuessedLanguage | null {
  const beginning = text.slice(0, 500)
  let best: { language: GuessedLanguage; count: number } | null = null
  for (const [language, letters] of scripts) {
    const count = beginning.match(letters)?.length ?? 0
    if (count === 0) continue
    if (language === 'zh' && best && (best.language === 'ja' || best.language === 'ko')) continue
    if (!best || count > best.count) best = { language, count }
  }
  if (best) return best.language
  if (vietnamese.test(beginning)) return 'vi'
  return latin.test(beginning) ? 'en' : null
}
