import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { VList, type VListHandle } from 'virtua'
import { useLanguageStore } from '../../../strings/language.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { VisuallyHidden } from '../../marks/visually-hidden.tsx'
import { SearchField } from '../../fields/search-field.tsx'
import { isComposingKey } from '../ime-enter.ts'
import { useImeEnter } from '../use-ime-enter.ts'
import { cellAt, foundRows, groupedRows, moveInGrid, rowOfCell, type EmojiRow, type GridMove } from './emoji-grid-rows.ts'
import { withSkinTone, type Emoji } from './emoji-index.ts'
import type { EmojiLibrary } from './load-emoji.ts'
import { SkinTones } from './skin-tones.tsx'
import styles from './emoji-picker.module.css'

export type EmojiPickerProps = {
  library: EmojiLibrary
  recent: readonly string[]
  /** 0 none, 1 light to 5 dark. */
  tone: number
  onTone: (tone: number) => void
  /** `keepsOpen`: picked with Shift held, more will follow. */
  onPick: (emoji: string, keepsOpen: boolean) => void
}

const moves: Record<string, GridMove> = {
  ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down', PageUp: 'page-up', PageDown: 'page-down',
}
const searchLimit = 160

/** Search and grid in one: the focus stays in the search field, arrow keys walk the grid. */
export function EmojiPicker({ library, recent, tone, onTone, onPick }: EmojiPickerProps) {
  const t = useStrings()
  const id = useId()
  const language = useLanguageStore((state) => state.language)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<VListHandle>(null)
  /** Order and content stay while the picker is open, so that nothing moves under the hand. */
  const [recentAtOpening] = useState(() => recent.flatMap((character) => library.byCharacter.get(character) ?? []))
  const rows = useMemo(
    () => (query.trim() === '' ? groupedRows(recentAtOpening, library.all) : foundRows(library.search(query, searchLimit))),
    [query, library, recentAtOpening],
  )
  const activeEmoji = cellAt(rows, active)
  const foundCount = query.trim() === '' ? null : rows.reduce((sum, row) => sum + (row.kind === 'cells' ? row.emoji.length : 0), 0)

  useEffect(() => field.current?.focus(), [])

  const pick = (emoji: Emoji | undefined, keepsOpen: boolean) => {
    if (emoji) onPick(withSkinTone(emoji, tone), keepsOpen)
  }
  const go = (cell: number) => {
    setActive(cell)
    const row = rowOfCell(rows, cell)
    if (row >= 0) list.current?.scrollToIndex(row, { align: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposingKey(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return
    const move = moves[event.key]
    const isTextMove = event.key === 'ArrowLeft' || event.key === 'ArrowRight'
    if (!move || (isTextMove && query !== '' && active === 0 && event.key === 'ArrowLeft')) return
    if (isTextMove && query !== '' && (field.current?.selectionStart ?? 0) < query.length) return
    event.preventDefault()
    go(moveInGrid(rows, active, move))
  }
  useImeEnter(field, {
    isMine: (press) => !press.ctrlKey && !press.metaKey && !press.altKey,
    act: (press) => pick(cellAt(rows, active), press.shiftKey),
  })

  return (
    <div className={styles.picker}>
      <SearchField
        ref={field}
        label={t('emoji.search')}
        value={query}
        onChange={(next) => {
          setQuery(next)
          setActive(0)
          list.current?.scrollTo(0)
        }}
        role="combobox"
        aria-expanded
        aria-controls={`${id}-grid`}
        aria-activedescendant={activeEmoji ? `${id}-${active}` : undefined}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-grid`} role="grid" aria-label={t('emoji.grid')} className={styles.grid}>
        {foundCount === 0 ? (
          <p className={styles.none}>{t('emoji.none', { query })}</p>
        ) : (
          <VList ref={list} className={styles.list} role="presentation">
            {rows.map((row) => (
              <Row key={row.kind === 'heading' ? `g${row.group}` : `r${row.from}`} row={row} id={id} active={active} tone={tone} language={language} onActive={setActive} onPick={pick} />
            ))}
          </VList>
        )}
      </div>
      <footer className={styles.footer}>
        <span className={styles.preview} aria-hidden>{activeEmoji && withSkinTone(activeEmoji, tone)}</span>
        <span className={styles.name}>{activeEmoji?.name[language]}</span>
        <SkinTones tone={tone} onTone={onTone} />
      </footer>
      <VisuallyHidden><span role="status">{foundCount === null ? '' : t('emoji.found', { count: foundCount })}</span></VisuallyHidden>
    </div>
  )
}

type RowProps = {
  row: EmojiRow
  id: string
  active: number
  tone: number
  language: 'ko' | 'en'
  onActive: (cell: number) => void
  onPick: (emoji: Emoji, keepsOpen: boolean) => void
}

function Row({ row, id, active, tone, language, onActive, onPick }: RowProps) {
  const t = useStrings()
  if (row.kind === 'heading') {
    return <div role="row" className={styles.heading}><span role="rowheader">{t(headingKey(row.group))}</span></div>
  }
  return (
    <div role="row" className={styles.row}>
      {row.emoji.map((emoji, index) => {
        const cell = row.from + index
        return (
          <button
            key={emoji.emoji}
            id={`${id}-${cell}`}
            type="button"
            role="gridcell"
            tabIndex={-1}
            aria-label={emoji.name[language]}
            aria-selected={cell === active}
            className={styles.cell}
            onPointerMove={() => cell !== active && onActive(cell)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={(event) => onPick(emoji, event.shiftKey)}
          >
            {withSkinTone(emoji, tone)}
          </button>
        )
      })}
    </div>
  )
}

function headingKey(group: number | 'recent') {
  switch (group) {
    case 'recent': return 'emoji.recent'
    case 0: return 'emoji.group-0'
    case 1: return 'emoji.group-1'
    case 3: return 'emoji.group-3'
    case 4: return 'emoji.group-4'
    case 5: return 'emoji.group-5'
    case 6: return 'emoji.group-6'
    case 7: return 'emoji.group-7'
    case 8: return 'emoji.group-8'
    default: return 'emoji.group-9'
  }
}
