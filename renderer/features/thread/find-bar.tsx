import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useState, type RefObject } from 'react'
import type { SearchHit } from '#shared/contract/search.ts'
import { api } from '../../client/api.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { useEscape } from '../../ui/overlays/escape-ladder.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { SearchField } from '../../ui/fields/search-field.tsx'
import { clearHighlights, highlightIn } from './find-highlights.ts'
import styles from './find-bar.module.css'

type Props = { conversationId: number; field: RefObject<HTMLInputElement | null>; scroller: () => HTMLElement | null; onJump: (messageId: number) => void; onClose: () => void }
type Found = { query: string; hits: SearchHit[]; isCapped: boolean; isFailed: boolean }

const settleMs = 120

/** Finds words in this conversation: newest hit first, Enter goes to the next older one. */
export function FindBar({ conversationId, field, scroller, onJump, onClose }: Props) {
  const t = useStrings()
  const [query, setQuery] = useState('')
  const [answer, setAnswer] = useState<Found | null>(null)
  const [at, setAt] = useState(0)
  const found = query.trim() === '' ? null : answer
  useEscape('popup', true, onClose)

  useEffect(() => {
    const words = query.trim()
    if (words === '') return
    let isWanted = true
    const timer = setTimeout(() => {
      api.messages.find({ conversationId, query: words }).then(
        (page) => {
          if (!isWanted) return
          setAnswer({ query: words, ...page, isFailed: false })
          setAt(0)
          if (page.hits[0]) onJump(page.hits[0].messageId)
        },
        () => isWanted && setAnswer({ query: words, hits: [], isCapped: false, isFailed: true }),
      )
    }, settleMs)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [conversationId, query, onJump])

  useEffect(() => (found ? highlightIn(scroller, found.query) : clearHighlights()), [found, scroller])

  const step = (by: number) => {
    const count = found?.hits.length ?? 0
    if (count === 0) return
    const next = (at + by + count) % count
    setAt(next)
    const hit = found?.hits[next]
    if (hit) onJump(hit.messageId)
  }
  const hasHits = (found?.hits.length ?? 0) > 0
  return (
    <div className={styles.bar} role="search">
      <SearchField
        ref={field} autoFocus label={t('thread.find-placeholder')} value={query} onChange={setQuery} className={styles.field}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || event.keyCode === 229) return
          const by = { Enter: event.shiftKey ? -1 : 1, ArrowUp: 1, ArrowDown: -1 }[event.key]
          if (by === undefined) return
          event.preventDefault()
          step(by)
        }}
      />
      <span className={styles.count} role="status">{found && countWords(found, at, t)}</span>
      <IconButton label={t('thread.find-previous')} size="s" icon={<ChevronUp />} disabled={!hasHits} onClick={() => step(1)} />
      <IconButton label={t('thread.find-next')} size="s" icon={<ChevronDown />} disabled={!hasHits} onClick={() => step(-1)} />
      <IconButton label={t('common.close')} size="s" shortcut="Escape" icon={<X />} onClick={onClose} />
    </div>
  )
}

function countWords(found: Found, at: number, t: ReturnType<typeof useStrings>): string {
  if (found.isFailed) return t('thread.find-failed')
  if (found.hits.length === 0) return t('thread.find-none')
  return t(found.isCapped ? 'thread.find-count-capped' : 'thread.find-count', { index: at + 1, count: found.hits.length })
}
