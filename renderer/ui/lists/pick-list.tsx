import { useId, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { Kbd } from '../actions/kbd.tsx'
import { isComposingKey } from '../text-entry/ime-enter.ts'
import { useImeEnter } from '../text-entry/use-ime-enter.ts'
import styles from './pick-list.module.css'

export type PickListChoice = {
  id: string
  icon: ReactNode
  content: ReactNode
  /** Stands at the end of the line. */
  note?: ReactNode | undefined
  isSelected?: boolean | undefined
  isQuiet?: boolean | undefined
}
type Props<Choice extends PickListChoice> = {
  /** The dialog around it gives this field the focus. */
  input: RefObject<HTMLInputElement | null>
  label: string
  placeholder: string
  listLabel: string
  isMultiple: boolean
  enterHint: string
  query: string
  choices: readonly Choice[]
  onQuery: (query: string) => void
  onChoose: (choice: Choice) => void
}

/** One search field over a list: type to narrow, arrows to move, Enter to choose. */
export function PickList<Choice extends PickListChoice>({ input, label, placeholder, listLabel, isMultiple, enterHint, query, choices, onQuery, onChoose }: Props<Choice>) {
  const t = useStrings()
  const listId = useId()
  const [active, setActive] = useState(0)
  const current = choices[Math.min(active, choices.length - 1)]
  useImeEnter(input, { act: () => current && onChoose(current) })

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event.nativeEvent)) return
    const next = { ArrowDown: active + 1, ArrowUp: active - 1 + choices.length }[event.key]
    if (next === undefined) return
    event.preventDefault()
    setActive(next % choices.length)
    document.getElementById(`${listId}-${choices[next % choices.length]?.id}`)?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <>
      <input
        ref={input} role="combobox" aria-expanded aria-controls={listId} aria-activedescendant={current ? `${listId}-${current.id}` : undefined} aria-autocomplete="list"
        aria-label={label} placeholder={placeholder} spellCheck={false} autoComplete="off" className={styles.input} value={query}
        onChange={(event) => {
          onQuery(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={listLabel} aria-multiselectable={isMultiple || undefined} className={styles.list}>
        {choices.map((choice, index) => (
          <div
            key={choice.id} id={`${listId}-${choice.id}`} role="option" aria-selected={choice.isSelected ?? false} data-active={choice === current || undefined} className={styles.item}
            onPointerMove={() => setActive(index)} onClick={() => onChoose(choice)}
          >
            <span className={styles.check}>{choice.icon}</span>
            <span className={choice.isQuiet ? styles.quiet : undefined}>{choice.content}</span>
            {choice.note && <span className={`${styles.note} tabular`}>{choice.note}</span>}
          </div>
        ))}
      </div>
      <footer className={styles.footer} aria-hidden>
        <span><Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> {t('palette.hint-move')}</span>
        <span><Kbd keys="Enter" /> {enterHint}</span>
      </footer>
    </>
  )
}
