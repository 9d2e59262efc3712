import { X } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import type { RuleProblem } from '#shared/contract/automation.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { useImeEnter } from '../../ui/text-entry/use-ime-enter.ts'
import { ProblemLines } from './problem-lines.tsx'
import styles from './editor.module.css'

/** Enter or a comma makes a word of what was typed; Backspace in the empty field takes the last one back. */
export function WordsField({ words, problems, onChange }: { words: readonly string[]; problems: readonly RuleProblem[]; onChange: (words: string[]) => void }) {
  const t = useStrings()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const isBad = (word: string) => problems.some(({ isAdvice, params }) => !isAdvice && params['word'] === word)

  const add = (typed: string) => {
    const fresh = typed.split(/[,，、\n]/u).map((word) => word.trim()).filter((word, index, all) => word !== '' && !words.includes(word) && all.indexOf(word) === index)
    if (fresh.length > 0) onChange([...words, ...fresh])
    setText('')
  }
  useImeEnter(field, { act: () => add(field.current?.value ?? text) })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && text === '' && words.length > 0) onChange(words.slice(0, -1))
  }

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>{t('automation.words')}</label>
      <div className={styles.words} data-invalid={problems.some(({ isAdvice }) => !isAdvice) || undefined}>
        {words.map((word) => (
          <span key={word} className={styles.word} data-bad={isBad(word) || undefined}>
            <bdi>{word}</bdi>
            <button type="button" className={styles.removeWord} aria-label={t('automation.remove-word', { word })} onClick={() => onChange(words.filter((one) => one !== word))}><X aria-hidden size={13} /></button>
          </span>
        ))}
        <input
          ref={field} id={id} value={text} autoComplete="off" dir="auto" className={styles.wordInput} placeholder={words.length === 0 ? t('automation.words-placeholder') : ''} aria-describedby={`${id}-hint`}
          onChange={({ target }) => (/[,，、]/u.test(target.value) ? add(target.value) : setText(target.value))} onKeyDown={onKeyDown} onBlur={() => add(text)}
        />
      </div>
      <p id={`${id}-hint`} className={styles.hint}>{t('automation.words-hint')}</p>
      <ProblemLines problems={problems} />
    </div>
  )
}
