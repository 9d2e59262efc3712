import { useEffect, useId, useState, useSyncExternalStore, type KeyboardEvent, type RefObject } from 'react'
import { defaultSort, everybody, type CustomerRow } from '#shared/domain/customer-table.ts'
import { api } from '../../client/api.ts'
import { systemTimer } from '../../client/system-timer.ts'
import { Avatar } from '../../ui/marks/avatar.tsx'
import { isComposingKey } from '../../ui/text-entry/ime-enter.ts'
import { useImeEnter } from '../../ui/text-entry/use-ime-enter.ts'
import { TextField } from '../../ui/fields/text-field.tsx'
import type { Words } from './condition-words.ts'
import { LatestQuestion } from './latest-question.ts'
import styles from './why.module.css'

const shownAtMost = 8
const find = async (text: string, signal: AbortSignal): Promise<readonly CustomerRow[]> => (await api.customers.page({ sort: defaultSort, filter: { ...everybody, text }, after: null, limit: shownAtMost }, { signal })).items

/** Type, arrow keys walk, Enter chooses. */
export function CustomerPicker({ input, words: { t }, onChoose }: { input: RefObject<HTMLInputElement | null>; words: Words; onChoose: (customer: CustomerRow) => void }) {
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [question] = useState(() => new LatestQuestion(find, systemTimer))
  const { answer, state } = useSyncExternalStore(question.subscribe, question.getState)
  useEffect(() => question.write(typed.trim()), [question, typed])
  useEffect(() => () => question.stop(), [question])
  const customers = answer ?? []
  const current = customers[Math.min(active, customers.length - 1)]
  /** Rows of the word before are not offered to Enter. */
  useImeEnter(input, { act: () => state === 'ready' && current && onChoose(current) })
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by === undefined || isComposingKey(event.nativeEvent) || customers.length === 0) return
    event.preventDefault()
    setActive((Math.min(active, customers.length - 1) + by + customers.length) % customers.length)
  }
  return (
    <div className={styles.picker}>
      <TextField
        ref={input} label={t('segments.why-search')} hidesLabel placeholder={t('segments.why-search')} value={typed} autoComplete="off" spellCheck={false} role="combobox" aria-expanded aria-controls={listId} aria-autocomplete="list" aria-activedescendant={current ? `${listId}-${current.contactId}` : undefined}
        onKeyDown={onKeyDown}
        onChange={(text) => {
          setTyped(text)
          setActive(0)
        }}
      />
      {state === 'ready' && customers.length === 0 && <p className={styles.note}>{t('segments.why-nobody')}</p>}
      {state === 'failed' && <p role="alert" className={styles.note}>{t('segments.why-failed')}</p>}
      <div id={listId} role="listbox" aria-label={t('segments.why-search')} className={styles.found}>
        {customers.map((customer, index) => (
          <div key={customer.contactId} id={`${listId}-${customer.contactId}`} role="option" aria-selected={customer === current} className={styles.person} onPointerMove={() => setActive(index)} onClick={() => onChoose(customer)}>
            <Avatar name={customer.name} seed={customer.contactId} size={24} />
            <bdi className={styles.name}>{customer.name}</bdi>
            <span className={`${styles.phone} tabular`}>{customer.phoneText}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
