import type { Language } from '#shared/locales/translate.ts'
import { setLanguage, useLanguageStore } from '../../strings/language.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { recall, remember } from '../../ui/remembered.ts'
import { Segmented } from '../../ui/fields/segmented.tsx'

const languages: readonly { value: Language; label: string }[] = [{ value: 'ko', label: '한국어' }, { value: 'en', label: 'English' }]

/** Before a shop is open there are no settings to save into; the window remembers. */
export function LanguagePick() {
  const t = useStrings()
  const language = useLanguageStore((state) => state.language)
  const choose = (chosen: Language) => {
    remember('appearance', { ...recall<Record<string, unknown>>('appearance', {}), language: chosen })
    void setLanguage(chosen)
  }
  return <Segmented label={t('welcome.language')} value={language} segments={languages} onChange={choose} />
}
