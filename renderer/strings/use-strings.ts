import type { MessageKey } from '#shared/locales/en/index.ts'
import { formatMessage, type Language, type MessageValues } from '#shared/locales/translate.ts'
import { useMemo } from 'react'
import { useLanguageStore } from './language.ts'

export type Translate = (key: MessageKey, values?: MessageValues) => string

function translator(language: Language, sentences: Readonly<Record<MessageKey, string>> | null): Translate {
  return (key, values) => (sentences ? formatMessage(language, sentences[key], values) : '')
}

/** `const t = useStrings()`, then `t('composer.send')` or `t('inbox.unread', { count })`. Changes with the language. */
export function useStrings(): Translate {
  const { language, sentences } = useLanguageStore()
  return useMemo(() => translator(language, sentences), [language, sentences])
}

/** For code outside components: the sentence in the language of this moment. */
export const translateNow: Translate = (key, values) => {
  const { language, sentences } = useLanguageStore.getState()
  return translator(language, sentences)(key, values)
}
