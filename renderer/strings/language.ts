import type { MessageKey } from '#shared/locales/en/index.ts'
import type { Language } from '#shared/locales/translate.ts'
import { create } from 'zustand'

export type LanguageChoice = 'system' | Language
type Sentences = Readonly<Record<MessageKey, string>>

const load: Record<Language, () => Promise<Sentences>> = {
  ko: async () => (await import('#shared/locales/ko/index.ts')).ko,
  en: async () => (await import('#shared/locales/en/index.ts')).en,
}

export const useLanguageStore = create<{ language: Language; sentences: Sentences | null }>(() => ({ language: 'en', sentences: null }))

export function resolveLanguage(choice: LanguageChoice, preferred: readonly string[] = navigator.languages): Language {
  if (choice !== 'system') return choice
  return preferred.some((tag) => tag.toLowerCase().startsWith('ko')) ? 'ko' : 'en'
}

/** Switches every screen at once, without a restart. Only the language in use is loaded. */
export async function setLanguage(choice: LanguageChoice): Promise<void> {
  const language = resolveLanguage(choice)
  const current = useLanguageStore.getState()
  if (current.language === language && current.sentences) return
  const sentences = await load[language]()
  document.documentElement.lang = language
  useLanguageStore.setState({ language, sentences })
}
