import type { CustomerRow, CustomerSort } from '#shared/domain/customer-table.ts'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import { useFields, useLabels } from '../../client/library.ts'
import { useFieldText } from '../../strings/field-text.ts'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { useFixedRows } from '../../ui/lists/use-fixed-rows.ts'
import { useRowHeight } from '../../ui/lists/use-row-height.ts'
import { VisuallyHidden } from '../../ui/marks/visually-hidden.tsx'
import { widthOf, type ShownColumn, type Widths } from './columns.ts'
import type { CellWords } from './cell.tsx'
import { gridKey } from './grid-keys.ts'
import { GridHead } from './grid-head.tsx'
import { GridRow, PlaceholderRow } from './grid-row.tsx'
import { allWhoFit, isChosen, isEverybody, nobody, sizeOf } from './selection.ts'
import type { TableFeed, TableState } from './table-feed.ts'
import { useCalmRefresh } from './use-calm-refresh.ts'
import type { useSelection } from './use-selection.ts'
import styles from './grid.module.css'

type Props = {
  grid: RefObject<HTMLDivElement | null>
  feed: TableFeed
  state: TableState
  columns: readonly ShownColumn[]
  widths: Widths
  sort: CustomerSort
  choice: ReturnType<typeof useSelection>
  /** Height at the end that something floats over. */
  coveredPx: number
  shownId: number | null
  onOpen: (row: CustomerRow) => void
  onShow: (row: CustomerRow) => void
  /** The row under the keyboard became another one. */
  onActive: (row: CustomerRow | undefined) => void
  onSearch: () => void
}

const elementIdOf = (index: number) => `customer-row-${index}`
const hintId = 'customers-grid-hint'
const placeholders = 40
const pickPx = 44
const sidewaysPx = 160
const rem = (px: number) => `${px / 16}rem`

/**
 * One tab stop for all rows: the focus stays on the grid while rows come, go and change, and the active one is told by
 * `aria-activedescendant`.
 */
export function Grid({ grid, feed, state, columns, widths, sort, choice, coveredPx, shownId, onOpen, onShow, onActive, onSearch }: Props) {
  const t = useStrings()
  const format = useFormat()
  const fieldText = useFieldText()
  const nowMs = useNowMs()
  const { items: labels } = useLabels()
  const { items: fields } = useFields()
  const probe = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(-1)
  const { heightPx } = useRowHeight(probe)
  const isLoading = state.phase === 'loading'
  const count = isLoading ? placeholders : state.count
  const { scroller, shown, reveal } = useFixedRows(heightPx, count, heightPx + coveredPx)
  const { selection } = choice
  const refresh = useCallback(() => void feed.refresh(), [feed])
  const showsVip = columns.includes('vip')
  const words = useMemo<CellWords>(() => ({ t, format, fieldText, fields, labels, nowMs, showsVip }), [t, format, fieldText, fields, labels, nowMs, showsVip])

  useEffect(() => feed.show(shown.from, shown.to), [feed, shown])
  const [turn, setTurn] = useState(state.turn)
  if (turn !== state.turn) {
    setTurn(state.turn)
    if (active > 0) setActive(0)
  }
  useLayoutEffect(() => {
    if (turn > 0) scroller.current?.scrollTo({ top: 0 })
  }, [turn, scroller])

  const hasChosen = sizeOf(selection, state.count) > 0
  useCalmRefresh(scroller, state.isOutdated && !hasChosen, refresh)

  const moveTo = (index: number, extends_: boolean) => {
    const target = Math.max(0, Math.min(count - 1, index))
    setActive(target)
    reveal(target)
    if (extends_) void choice.extendTo(target, Math.max(0, active))
    else onActive(feed.rowAt(target))
  }
  const toggle = (index: number) => {
    const id = feed.idAt(index)
    if (id !== undefined) choice.toggle(index, id)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || isLoading) return
    const page = Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - heightPx - coveredPx) / heightPx) - 1)
    const wish = gridKey(event.nativeEvent, { active, count, page })
    if (!wish) return
    const row = feed.rowAt(active)
    switch (wish.kind) {
      case 'move': moveTo(wish.to, wish.isExtending); break
      case 'sideways': scroller.current?.scrollBy({ left: wish.direction * sidewaysPx }); break
      case 'toggle': toggle(active); break
      case 'all': choice.choose(allWhoFit); break
      case 'open': if (row) onOpen(row); break
      case 'show': if (row) onShow(row); break
      case 'search': onSearch(); break
    }
    event.preventDefault()
    event.stopPropagation()
  }

  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null
    const element = target?.closest<HTMLElement>('[data-index]')
    if (!target || !element) return
    const index = Number(element.dataset['index'])
    const row = feed.rowAt(index)
    grid.current?.focus({ preventScroll: true })
    if (event.shiftKey) {
      setActive(index)
      void choice.extendTo(index, Math.max(0, active))
      return
    }
    setActive(index)
    if (target.closest('[data-pick]') || event.ctrlKey || event.metaKey) toggle(index)
    else if (row && target.closest('[data-name]')) onShow(row)
    else onActive(row)
  }
  const onDoubleClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null
    const element = target?.closest<HTMLElement>('[data-index]')
    const row = element && !target?.closest('[data-pick]') ? feed.rowAt(Number(element.dataset['index'])) : undefined
    if (row) onOpen(row)
  }

  const template = [pickPx, ...columns.map((column) => widthOf(column, widths))]
  const indexes = Array.from({ length: Math.max(0, shown.to - shown.from) }, (_, offset) => shown.from + offset)
  if (active >= 0 && active < count && (active < shown.from || active >= shown.to)) indexes.push(active)
  const picked = isEverybody(selection, state.count) ? 'all' : hasChosen ? 'some' : 'none'
  const layout = { '--columns': `${template.map(rem).join(' ')} minmax(0, 1fr)`, '--columns-width': rem(template.reduce((sum, px) => sum + px, 0)) } as CSSProperties

  return (
    <div ref={scroller} className={styles.scroller} style={layout} data-turning={state.isTurning || undefined} data-turn={state.turn}>
      <div ref={probe} className={styles.probe} />
      <div
        ref={grid} id="customers-grid" role="grid" tabIndex={0} data-shortcuts aria-label={t('customers.table')} aria-describedby={hintId} aria-multiselectable aria-busy={isLoading || state.isTurning || undefined}
        aria-rowcount={count + 1} aria-colcount={columns.length + 1} aria-activedescendant={active >= 0 && active < count ? elementIdOf(active) : undefined}
        className={styles.grid} onKeyDown={onKeyDown} onClick={onClick} onDoubleClick={onDoubleClick} onFocus={(event) => event.target === event.currentTarget && active < 0 && count > 0 && setActive(shown.from)}
      >
        <div role="rowgroup" className={styles.headGroup}>
          <GridHead columns={columns} fields={fields} widths={widths} sort={sort} picked={picked} canPick={!isLoading} onPickAll={(isOn) => choice.choose(isOn ? allWhoFit : nobody)} />
        </div>
        <div role="rowgroup" className={styles.rows} style={{ height: count * heightPx, marginBottom: coveredPx }}>
          {indexes.map((index) => {
            const position = { elementId: elementIdOf(index), index, topPx: index * heightPx, columns }
            const row = feed.rowAt(index)
            return row
              ? <GridRow key={index} {...position} row={row} words={words} isChosen={isChosen(selection, row.contactId)} isActive={index === active} isShown={row.contactId === shownId} />
              : <PlaceholderRow key={index} {...position} label={t('common.loading')} isActive={index === active} />
          })}
        </div>
      </div>
      <VisuallyHidden><span id={hintId}>{t('customers.grid-hint')}</span></VisuallyHidden>
    </div>
  )
}
