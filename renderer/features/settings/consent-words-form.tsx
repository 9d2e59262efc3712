import type { ConsentOverview } from '#shared/contract/consent.ts'
import type { ConsentWords } from '#shared/domain/consent-words.ts'
import { useState } from 'react'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { describeFailure } from '../../client/refusals.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea, TextField } from '../../ui/text-field.tsx'
import { showToast } from '../../ui/toast.tsx'
import styles from './settings.module.css'

const split = (text: string) => text.split(/[,،、，]/u).map((word) => word.trim()).filter(Boolean)

/** One language at a time; nothing is saved before the button. */
export function ConsentWordsForm({ overview }: { overview: ConsentOverview }) {
  const t = useStrings()
  const [words, setWords] = useState<ConsentWords[]>(overview.words)
  const [language, setLanguage] = useState(overview.words[0]?.language ?? 'ko')
  const [error, setError] = useState<string | null>(null)
  const names = new Intl.DisplayNames(document.documentElement.lang, { type: 'language' })
  const current = words.find((list) => list.language === language)
  const [texts, setTexts] = useState<Record<string, string>>({})
  const textOf = (list: 'optOut' | 'optIn') => texts[`${language} ${list}`] ?? (current?.[list] ?? []).join(', ')
  const change = (part: Partial<ConsentWords>) => setWords((lists) => lists.map((list) => (list.language === language ? { ...list, ...part } : list)))
  const type = (list: 'optOut' | 'optIn', text: string) => {
    setTexts((typed) => ({ ...typed, [`${language} ${list}`]: text }))
    change({ [list]: split(text) })
  }
  const save = async (next: ConsentWords[] | null) => {
    setError(null)
    try {
      await api.consent.saveWords({ words: next })
      showToast({ text: t('consent.words-saved') })
    } catch (failure) {
      if (next === null) showFailure(failure, t('consent.words-failed'))
      else setError(describeFailure(t, failure, t('consent.words-failed')))
    }
  }
  if (!current) return null
  return (
    <div className={styles.card}>
      <Select label={t('consent.language')} value={language} options={words.map((list) => ({ value: list.language, label: names.of(list.language) ?? list.language }))} onChange={setLanguage} />
      <TextField label={t('consent.opt-out-words')} lang={language} dir="auto" value={textOf('optOut')} hint={t('consent.words-hint')} onChange={(text) => type('optOut', text)} />
      <TextArea label={t('consent.opt-out-reply')} lang={language} dir="auto" maxLength={1000} value={current.optOutReply} onChange={(optOutReply) => change({ optOutReply })} />
      <TextField label={t('consent.opt-in-words')} lang={language} dir="auto" value={textOf('optIn')} onChange={(text) => type('optIn', text)} />
      <TextArea label={t('consent.opt-in-reply')} lang={language} dir="auto" maxLength={1000} value={current.optInReply} error={error} onChange={(optInReply) => change({ optInReply })} />
      <div className={styles.actions}>
        <Button variant="primary" disabled={words === overview.words} onClick={() => void save(words)}>{t('consent.save-words')}</Button>
        {!overview.isDefault && <Button variant="quiet" onClick={() => void save(null)}>{t('consent.reset')}</Button>}
      </div>
    </div>
  )
}
