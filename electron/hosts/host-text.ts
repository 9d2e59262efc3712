import { en, type MessageKey } from '#shared/locales/en/index.ts'
import { ko } from '#shared/locales/ko/index.ts'
import { formatMessage, type Language, type MessageValues } from '#shared/locales/translate.ts'

let chosen: Language | null = null

/** `--language` wins over the language of the computer. */
export function speak(language: Language): void {
  chosen = language
}

export function hostLanguage(): Language {
  return chosen ?? (Intl.DateTimeFormat().resolvedOptions().locale.startsWith('ko') ? 'ko' : 'en')
}

/** A sentence for the terminal. */
export function hostText(key: MessageKey, values: MessageValues = {}): string {
  const language = hostLanguage()
  return formatMessage(language, (language === 'ko' ? ko : en)[key], values)
}
