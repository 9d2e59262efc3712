import { en, type MessageKey } from '#shared/locales/en/index.ts'
import { ko } from '#shared/locales/ko/index.ts'
import { formatMessage, type Language, type MessageValues } from '#shared/locales/translate.ts'

export function localText(language: Language, key: MessageKey, values: MessageValues = {}): string {
  return formatMessage(language, (language === 'ko' ? ko : en)[key], values)
}
