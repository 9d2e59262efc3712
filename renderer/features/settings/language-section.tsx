import type { Settings } from '#shared/domain/settings.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { RadioCards } from '../../ui/fields/radio-cards.tsx'
import styles from './settings.module.css'
import { useSave } from './use-save.ts'

export function LanguageSection({ settings }: { settings: Settings }) {
  const t = useStrings()
  const save = useSave()
  return (
    <>
      <RadioCards
        label={t('settings.language')}
        value={settings.language}
        cards={[{ value: 'system', label: t('settings.language-system') }, { value: 'ko', label: '한국어' }, { value: 'en', label: 'English' }]}
        onChange={(language) => save({ language })}
      />
      <p className={styles.hint}>{t('settings.language-hint')}</p>
    </>
  )
}
