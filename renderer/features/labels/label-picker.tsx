import type { ConversationRow } from '#shared/domain/conversation.ts'
import { isSameName, labelColors, tidyName, type Label } from '#shared/domain/labels.ts'
import { Check, Plus, Settings2 } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { api } from '../../client/api.ts'
import { useConversationPart } from '../../client/conversation-row.ts'
import { useLabels } from '../../client/library.ts'
import { showFailure } from '../../client/undo.ts'
import { matchScore } from '../../commands/match.ts'
import { runCommand } from '../../commands/registry.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Tag } from '../../ui/tag.tsx'
import { isComposingKey } from '../../ui/text-entry/ime-enter.ts'
import { useImeEnter } from '../../ui/text-entry/use-ime-enter.ts'
import styles from './label-picker.module.css'

type Props = { conversationId: number; isOpen: boolean; onClose: () => void }

/** Labels of the customer in the open conversation: type, Enter sets or removes, Escape is done. */
export function LabelPicker({ conversationId, isOpen, onClose }: Props) {
  const t = useStrings()
  const input = useRef<HTMLInputElement>(null)
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('labels.picker')} hidesTitle placement="top" size="s" initialFocus={input}>
      <PickerBody input={input} conversationId={conversationId} onClose={onClose} />
    </Dialog>
  )
}

const personOf = (row: ConversationRow) => row
type Choice = { kind: 'label'; id: string; label: Label } | { kind: 'new'; id: 'new'; name: string } | { kind: 'manage'; id: 'manage' }

export function choicesFor(query: string, labels: readonly Label[]): Choice[] {
  const fitting = labels.map((label) => ({ label, score: matchScore(query, label.name) })).filter(({ score }) => score > 0)
  if (query.trim() !== '') fitting.sort((a, b) => b.score - a.score)
  const name = tidyName(query)
  return [
    ...fitting.map(({ label }): Choice => ({ kind: 'label', id: `label-${label.id}`, label })),
    ...(name === '' || labels.some((label) => isSameName(label.name, name)) ? [] : [{ kind: 'new', id: 'new', name } satisfies Choice]),
    { kind: 'manage', id: 'manage' },
  ]
}

function PickerBody({ input, conversationId, onClose }: { input: React.RefObject<HTMLInputElement | null>; conversationId: number; onClose: () => void }) {
  const t = useStrings()
  const listId = useId()
  const row = useConversationPart(conversationId, personOf).data
  const { items: labels } = useLabels()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const choices = choicesFor(query, labels)
  const current = choices[Math.min(active, choices.length - 1)]
  const isSet = (label: Label) => row?.labelIds.includes(label.id) ?? false

  const choose = async (choice: Choice | undefined) => {
    if (!choice || !row) return
    if (choice.kind === 'manage') {
      onClose()
      runCommand('go.labels')
      return
    }
    try {
      const label = choice.kind === 'label' ? choice.label : await api.labels.create({ name: choice.name, color: labelColors[1 + (labels.length % (labelColors.length - 1))] ?? 'green' })
      const isRemoval = choice.kind === 'label' && isSet(label)
      await api.labels.change({ contactIds: [row.contactId], add: isRemoval ? [] : [label.id], remove: isRemoval ? [label.id] : [], job: null })
      setQuery('')
    } catch (error) {
      showFailure(error, t('labels.change-failed'))
    }
  }
  useImeEnter(input, { act: () => void choose(current) })

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
        aria-label={t('labels.picker')} placeholder={row ? t('labels.picker-for', { name: row.contactName }) : ''} spellCheck={false} autoComplete="off" className={styles.input} value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('labels.title')} aria-multiselectable className={styles.list}>
        {choices.map((choice) => (
          <div
            key={choice.id} id={`${listId}-${choice.id}`} role="option" aria-selected={choice.kind === 'label' && isSet(choice.label)} data-active={choice === current || undefined} className={styles.item}
            onPointerMove={() => setActive(choices.indexOf(choice))} onClick={() => void choose(choice)}
          >
            {choice.kind === 'label' && <><span className={styles.check}>{isSet(choice.label) && <Check aria-hidden />}</span><Tag color={choice.label.color}>{choice.label.name}</Tag></>}
            {choice.kind === 'new' && <><span className={styles.check}><Plus aria-hidden /></span>{t('labels.create-named', { name: choice.name })}</>}
            {choice.kind === 'manage' && <><span className={styles.check}><Settings2 aria-hidden /></span><span className={styles.quiet}>{t('labels.manage')}</span></>}
          </div>
        ))}
      </div>
      <footer className={styles.footer} aria-hidden>
        <span><Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> {t('palette.hint-move')}</span>
        <span><Kbd keys="Enter" /> {t('labels.hint-toggle')}</span>
      </footer>
    </>
  )
}
