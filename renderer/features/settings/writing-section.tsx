import type { Settings } from '#shared/domain/settings.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { isMac } from '../../ui/actions/key-chord.ts'
import { RadioCards } from '../../ui/fields/radio-cards.tsx'
import { Switch } from '../../ui/fields/switch.tsx'
import styles from './settings.module.css'
import { useSave } from './use-save.ts'

/** Spelling is checked by the desktop's own browser engine; these are the languages it is offered. */
const spellcheckLanguages = [{ id: 'ko', labelKey: 'settings.spell-ko' }, { id: 'en-US', labelKey: 'settings.spell-en' }] as const

export function WritingSection({ settings }: { settings: Settings }) {
  const t = useStrings()
  const save = useSave()
  const setSpellcheck = (id: string, isOn: boolean) =>
    save({ spellcheckLanguages: isOn ? [...settings.spellcheckLanguages, id] : settings.spellcheckLanguages.filter((other) => other !== id) })
  return (
    <div className={styles.stack}>
      <RadioCards
        label={t('settings.send-key')}
        value={settings.sendKey}
        cards={[
          { value: 'enter', label: 'Enter', hint: t('settings.send-enter-hint') },
          { value: 'ctrl-enter', label: isMac ? '⌘ Enter' : 'Ctrl+Enter', hint: t('settings.send-ctrl-enter-hint') },
        ]}
        onChange={(sendKey) => save({ sendKey })}
      />
      {location.protocol === 'app:' && (
        <div>
          <h3 className={styles.label}>{t('settings.spell')}</h3>
          <div className={styles.card}>
            {spellcheckLanguages.map(({ id, labelKey }) => (
              <Switch key={id} label={t(labelKey)} isOn={settings.spellcheckLanguages.includes(id)} onChange={(isOn) => setSpellcheck(id, isOn)} />
            ))}
          </div>
        </div>
      )}
    </div>
  )
}
