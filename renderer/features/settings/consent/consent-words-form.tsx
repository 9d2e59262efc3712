import type { ConsentOverview } from '#shared/contract/consent.ts'
import { consentWordsProblems, type ConsentWords } from '#shared/domain/consent-words.ts'
import { useState } from 'react'
import { api } from '../../../client/api.ts'
import { showFailure } from '../../../client/failures.ts'
import { describeFailure } from '../../../client/refusals.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { Select } from '../../../ui/fields/select.tsx'
import { TextArea } from '../../../ui/fields/text-field.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { WordsField } from '../../../ui/fields/words-field.tsx'
import styles from '../settings.module.css'

/** One language at a time; nothing is saved before the button. */
export function ConsentWordsForm({ overview }: { overview: ConsentOverview }) {
  const t = useStrings()
  const [words, setWords] = useState<ConsentWords[]>(overview.words)
  const [language, setLanguage] = useState(overview.words[0]?.language ?? 'ko')
  const [error, setError] = useState<string | null>(null)
  const names = new Intl.DisplayNames(document.documentElement.lang, { type: 'language' })
  const current = words.find((list) => list.language === language)
  const problems = consentWordsProblems(words)
  const [wrong] = [...problems.filter((problem) => problem.language === language), ...problems]
  const isBad = (word: string) => problems.some((problem) => problem.language === language && problem.word === word)
  const change = (part: Partial<ConsentWords>) => setWords((lists) => lists.map((list) => (list.language === language ? { ...list, ...part } : list)))
  const isChanged = JSON.stringify(words) !== JSON.stringify(overview.words)

  const save = async () => {
    setError(null)
    try {
      await api.consent.saveWords({ words })
      showToast({ text: t('consent.words-saved') })
    } catch (failure) {
      setError(describeFailure(t, failure, t('consent.words-failed')))
    }
  }
  const reset = async () => {
    try {
      await api.consent.saveWords({ words: null })
      showToast({ text: t('consent.words-reset'), action: { label: t('common.undo'), run: () => void api.consent.saveWords({ words: overview.words }).catch((failure: unknown) => showFailure(failure, t('consent.words-failed'))) } })
    } catch (failure) {
      showFailure(failure, t('consent.words-failed'))
    }
  }
  if (!current) return null
  const problemText = wrong && `${wrong.language === language ? '' : `${names.of(wrong.language) ?? wrong.language}: `}${t(`refusal.consent-${wrong.kind}`, { word: wrong.word })}`
  return (
    <div className={styles.card}>
      <Select label={t('consent.language')} value={language} options={words.map((list) => ({ value: list.language, label: names.of(list.language) ?? list.language }))} onChange={setLanguage} />
      <p className={styles.hint}>{t('consent.words-exact')}</p>
      <WordsField key={`out ${language}`} label={t('consent.opt-out-words')} lang={language} hint={t('consent.words-hint')} words={current.optOut} isBad={isBad} onChange={(optOut) => change({ optOut })} />
      <TextArea label={t('consent.opt-out-reply')} lang={language} dir="auto" maxLength={1000} value={current.optOutReply} onChange={(optOutReply) => change({ optOutReply })} />
      <WordsField key={`in ${language}`} label={t('consent.opt-in-words')} lang={language} words={current.optIn} isBad={isBad} onChange={(optIn) => change({ optIn })} />
      <TextArea label={t('consent.opt-in-reply')} lang={language} dir="auto" maxLength={1000} value={current.optInReply} onChange={(optInReply) => change({ optInReply })} />
      {(error ?? problemText) && <p role="alert" className={styles.error}>{error ?? problemText}</p>}
      <div className={styles.actions}>
        <Button variant="primary" disabled={!isChanged || problems.length > 0} onClick={() => void save()}>{t('consent.save-words')}</Button>
        {isChanged && <Button variant="quiet" onClick={() => setWords(overview.words)}>{t('consent.discard')}</Button>}
        {!overview.isDefault && <Button variant="quiet" onClick={() => void reset()}>{t('consent.reset')}</Button>}
      </div>
    </div>
  )
}
