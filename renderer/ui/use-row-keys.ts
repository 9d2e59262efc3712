import type { KeyboardEvent, RefObject } from 'react'

type RowKeys<Row> = {
  /** In the order of the screen. */
  rows: readonly Row[]
  onSelect: (row: Row) => void
  onStep?: (row: Row, by: 1 | -1) => void
  onRemove: (row: Row) => void
  onRename?: (row: Row) => void
}

/** Arrow keys, Home and End choose a row of `list` and go there; Alt with an arrow moves it, Delete removes it, F2 renames it. */
export function useRowKeys<Row extends { id: number }>(list: RefObject<HTMLElement | null>, { rows, onSelect, onStep, onRemove, onRename }: RowKeys<Row>): (event: KeyboardEvent, row: Row) => void {
  const goTo = (row: Row | undefined) => {
    if (!row) return
    onSelect(row)
    list.current?.querySelector<HTMLElement>(`[data-row="${row.id}"]`)?.focus()
  }
  return (event, row) => {
    const at = rows.indexOf(row)
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0 && event.altKey && onStep) onStep(row, by)
    else if (by !== 0) goTo(rows[at + by])
    else if (event.key === 'Home') goTo(rows[0])
    else if (event.key === 'End') goTo(rows.at(-1))
    else if (event.key === 'Delete') onRemove(row)
    else if (event.key === 'F2' && onRename) onRename(row)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}
