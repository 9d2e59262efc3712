import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import { isFocusLost } from '../overlays/lost-focus.ts'

type RowKeys<Row> = {
  /** In the order of the screen. */
  rows: readonly Row[]
  onSelect: (row: Row) => void
  onStep?: (row: Row, by: 1 | -1) => void
  onRemove: (row: Row) => void
  onRename?: (row: Row) => void
}

/** Arrow keys, Home and End choose a row of `list` and go there; Alt with an arrow moves it, Delete removes it, F2 renames it. Where the row that had the focus was, the next one has it. */
export function useRowKeys<Row extends { id: number }>(list: RefObject<HTMLElement | null>, { rows, onSelect, onStep, onRemove, onRename }: RowKeys<Row>): (event: KeyboardEvent, row: Row) => void {
  const removed = useRef<{ id: number; next: Row | undefined } | null>(null)
  const focus = (row: Row | undefined) => row && list.current?.querySelector<HTMLElement>(`[data-row="${row.id}"]`)?.focus()
  useEffect(() => {
    if (removed.current === null || rows.some(({ id }) => id === removed.current?.id)) return
    if (isFocusLost()) focus(removed.current.next)
    removed.current = null
  })
  const remove = (row: Row, at: number) => {
    removed.current = { id: row.id, next: rows[at + 1] ?? rows[at - 1] }
    onRemove(row)
  }
  const goTo = (row: Row | undefined) => {
    if (!row) return
    onSelect(row)
    focus(row)
  }
  return (event, row) => {
    const at = rows.indexOf(row)
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0 && event.altKey && onStep) onStep(row, by)
    else if (by !== 0) goTo(rows[at + by])
    else if (event.key === 'Home') goTo(rows[0])
    else if (event.key === 'End') goTo(rows.at(-1))
    else if (event.key === 'Delete') {
      if (!event.repeat) remove(row, at)
    } else if (event.key === 'F2' && onRename) onRename(row)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}
