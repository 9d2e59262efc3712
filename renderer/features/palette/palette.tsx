import type { ConversationRow } from '#shared/domain/conversation.ts'
import { CornerDownLeft, MessageCirclePlus, Zap } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { matchScore } from '../../commands/match.ts'
import { runCommand, useAvailableCommands } from '../../commands/registry.ts'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Avatar } from '../../ui/marks/avatar.tsx'
import { Dialog } from '../../ui/overlays/dialog.tsx'
import { Kbd } from '../../ui/actions/kbd.tsx'
import { isComposingKey } from '../../ui/text-entry/ime-enter.ts'
import { useImeEnter } from '../../ui/text-entry/use-ime-enter.ts'
import { paletteGroups, rememberCommand, type PaletteItem } from './palette-items.ts'
import styles from './palette.module.css'

const conversationsAtMost = 7

type PaletteProps = { onClose: () => void; onOpenConversation: (conversationId: number, text: string | null) => void }

/** Conversations, customers, actions and settings behind one field. */
export function Palette({ isOpen, ...props }: PaletteProps & { isOpen: boolean }) {
  const t = useStrings()
  const input = useRef<HTMLInputElement>(null)
  const hasOpened = useRef(false)
  useEffect(() => {
    if (isOpen) hasOpened.current = false
  }, [isOpen])
  const openConversation = (conversationId: number, text: string | null) => {
    hasOpened.current = true
    props.onOpenConversation(conversationId, text)
  }
  return (
    <Dialog isOpen={isOpen} onClose={props.onClose} givesFocusBack={() => !hasOpened.current} title={t('palette.title')} hidesTitle placement="top" size="m" initialFocus={input}>
      <PaletteBody input={input} onClose={props.onClose} onOpenConversation={openConversation} />
    </Dialog>
  )
}

/** While the answer is under way, rows that do not fit the new word are not offered: Enter must never open another customer. */
function useRows(query: string): readonly ConversationRow[] {
  const [answer, setAnswer] = useState<{ query: string; rows: readonly ConversationRow[] }>({ query: '', rows: [] })
  useEffect(() => {
    let isCurrent = true
    const wanted = query.trim()
    const ask = wanted === ''
      ? api.conversations.page({ filter: 'all', after: null, limit: conversationsAtMost }).then((page) => page.items)
      : api.search.contacts({ query: wanted, limit: conversationsAtMost })
    ask.then(
      (rows) => isCurrent && setAnswer({ query, rows }),
      () => isCurrent && setAnswer({ query, rows: [] }),
    )
    return () => {
      isCurrent = false
    }
  }, [query])
  return answer.query === query ? answer.rows : answer.rows.filter((row) => matchScore(query, row.contactName) > 1)
}

function PaletteBody({ input, onClose, onOpenConversation }: PaletteProps & { input: React.RefObject<HTMLInputElement | null> }) {
  const t = useStrings()
  const listId = useId()
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const rows = useRows(query)
  const commands = useAvailableCommands()
  const groups = useMemo(() => paletteGroups(query, rows, commands, t), [query, rows, commands, t])
  const items = groups.flatMap((group) => group.items)
  const current = items[Math.min(active, items.length - 1)]

  const choose = async (item: PaletteItem | undefined) => {
    if (!item) return
    if (item.kind === 'address') {
      try {
        const row = await api.conversations.openByPhone({ phone: item.address.phone })
        onOpenConversation(row.id, item.address.text)
        onClose()
      } catch (error) {
        showFailure(error, t('palette.address-failed'))
      }
      return
    }
    if (item.kind === 'conversation') onOpenConversation(item.row.id, null)
    onClose()
    if (item.kind === 'conversation') return
    rememberCommand(item.id)
    runCommand(item.id)
  }

  useImeEnter(input, { act: () => void choose(current) })

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event.nativeEvent)) return
    const moves: Record<string, number> = { ArrowDown: active + 1, ArrowUp: active - 1 + items.length }
    const next = moves[event.key]
    if (next === undefined || items.length === 0) return
    event.preventDefault()
    const index = next % items.length
    setActive(index)
    document.getElementById(`${listId}-${items[index]?.id}`)?.scrollIntoView({ block: 'nearest' })
  }

  return (
    <>
      <input
        ref={input}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
        aria-autocomplete="list"
        aria-label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        spellCheck={false}
        autoComplete="off"
        className={styles.input}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('palette.results')} className={styles.list}>
        {groups.map((group) => (
          <div key={group.kind} role="group" aria-label={t(`palette.group.${group.kind}`)}>
            <div className={styles.heading} aria-hidden>{t(`palette.group.${group.kind}`)}</div>
            {group.items.map((item) => (
              <div
                key={item.id}
                id={`${listId}-${item.id}`}
                role="option"
                aria-selected={item === current}
                className={styles.item}
                onPointerMove={() => setActive(items.indexOf(item))}
                onClick={() => void choose(item)}
              >
                <PaletteItemContent item={item} />
              </div>
            ))}
          </div>
        ))}
        {items.length === 0 && <p className={styles.nothing}>{t('palette.nothing', { query })}</p>}
      </div>
      <footer className={styles.footer} aria-hidden>
        <span><Kbd keys="ArrowUp" /> <Kbd keys="ArrowDown" /> {t('palette.hint-move')}</span>
        <span><CornerDownLeft size={14} /> {t('palette.hint-open')}</span>
        <span>{t('palette.hint-paste')}</span>
      </footer>
    </>
  )
}

function PaletteItemContent({ item }: { item: PaletteItem }) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  switch (item.kind) {
    case 'conversation':
      return (
        <>
          <Avatar name={item.row.contactName} seed={item.row.contactId} size={24} />
          <bdi className={`${styles.label} one-line`}>{item.row.contactName}</bdi>
          {item.row.phoneText !== item.row.contactName && <bdi className={`${styles.meta} tabular`}>{item.row.phoneText}</bdi>}
          <span className={`${styles.meta} tabular`}>{format.listTime(item.row.lastActivityAtMs, nowMs)}</span>
        </>
      )
    case 'command':
      return (
        <>
          <span className={styles.icon}><Zap aria-hidden /></span>
          <span className={styles.label}>{item.label}</span>
          {item.command.keys[0] && <Kbd keys={item.command.keys[0]} />}
        </>
      )
    case 'address':
      return (
        <>
          <span className={styles.icon}><MessageCirclePlus aria-hidden /></span>
          <span className={styles.label}>{t('palette.open-address', { phone: item.address.phone })}</span>
        </>
      )
  }
}
