import { X } from 'lucide-react'
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { useImeEnter } from '../text-entry/use-ime-enter.ts'
import styles from './words-field.module.css'

type Props = {
  label: string
  words: readonly string[]
  onChange: (words: string[]) => void
  hint?: string
  placeholder?: string
  /** Of the words; that of the page otherwise. */
  lang?: string
  isInvalid?: boolean
  isBad?: (word: string) => boolean
  /** What is wrong, below. */
  children?: ReactNode
}

const separators = /[,،，、\n\r]/u
const split = (typed: string): string[] => typed.split(separators).map((word) => word.trim()).filter(Boolean)

/** Words as chips, over as many lines as they need. Enter or a comma makes a word of what was typed, a pasted list makes many; Backspace in the empty field takes the last one back. */
export function WordsField({ label, words, onChange, hint, placeholder, lang, isInvalid = false, isBad = () => false, children }: Props) {
  const t = useStrings()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')

  const add = (typed: string) => {
    const fresh = split(typed).filter((word, index, all) => !words.includes(word) && all.indexOf(word) === index)
    if (fresh.length > 0) onChange([...words, ...fresh])
    setText('')
  }
  useImeEnter(field, { act: () => add(field.current?.value ?? text) })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Backspace' && text === '' && words.length > 0) onChange(words.slice(0, -1))
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!separators.test(pasted)) return
    event.preventDefault()
    add(`${text}${pasted}`)
  }

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>{label}</label>
      <div className={styles.words} lang={lang} data-invalid={isInvalid || undefined}>
        {words.map((word) => (
          <span key={word} className={styles.word} data-bad={isBad(word) || undefined}>
            <bdi>{word}</bdi>
            <button type="button" className={styles.remove} aria-label={t('ui.remove-word', { word })} onClick={() => onChange(words.filter((one) => one !== word))}><X aria-hidden size={13} /></button>
          </span>
        ))}
        <input
          ref={field} id={id} value={text} autoComplete="off" dir="auto" className={styles.input} placeholder={words.length === 0 ? placeholder : undefined} aria-describedby={`${id}-hint`}
          onChange={({ target }) => (separators.test(target.value) ? add(target.value) : setText(target.value))} onKeyDown={onKeyDown} onPaste={onPaste} onBlur={() => add(text)}
        />
      </div>
      {hint && <p id={`${id}-hint`} className={styles.hint}>{hint}</p>}
      {children}
    </div>
  )
}
