import type { CustomerSort } from '#shared/domain/customer-table.ts'
import type { Field } from '#shared/domain/fields.ts'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useEffect, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { columnName, isNumeric, isSortedBy, nextSort, orderOf, widthOf, type ShownColumn, type Widths } from './columns.ts'
import { sortBy, widen } from './table-place.ts'
import styles from './grid.module.css'

const stepPx = 16
const rootFontPx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16

type Props = { columns: readonly ShownColumn[]; fields: readonly Field[]; widths: Widths; sort: CustomerSort; picked: 'none' | 'some' | 'all'; canPick: boolean; onPickAll: (isOn: boolean) => void }

export function GridHead({ columns, fields, widths, sort, picked, canPick, onPickAll }: Props) {
  const t = useStrings()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = picked === 'some'
  }, [picked])
  return (
    <div role="row" aria-rowindex={1} className={styles.headRow}>
      <div role="columnheader" aria-colindex={1} className={styles.pick}>
        <input ref={box} type="checkbox" aria-label={t('customers.pick-all')} data-hint={t('customers.pick-all')} data-hint-keys="Ctrl+A" disabled={!canPick} checked={picked === 'all'} className={styles.headBox} onChange={(event) => onPickAll(event.target.checked)} />
      </div>
      {columns.map((column, at) => <Head key={column} column={column} colIndex={at + 2} fields={fields} widthPx={widthOf(column, widths)} sort={sort} />)}
    </div>
  )
}

function Head({ column, colIndex, fields, widthPx, sort }: { column: ShownColumn; colIndex: number; fields: readonly Field[]; widthPx: number; sort: CustomerSort }) {
  const t = useStrings()
  const order = orderOf(column)
  const isSorted = isSortedBy(sort, order)
  const name = columnName(column, fields, t)
  const Arrow = sort.direction === 'ascending' ? ArrowUp : ArrowDown
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -stepPx, ArrowRight: stepPx }[event.key]
    if (step === undefined || !event.altKey) return
    event.preventDefault()
    widen(column, widthPx + step)
  }
  return (
    <div role="columnheader" aria-colindex={colIndex} aria-sort={isSorted ? sort.direction : undefined} className={styles.head} data-column={column} data-numeric={isNumeric(column, fields) || undefined} data-sorted={isSorted || undefined}>
      <button type="button" className={styles.headName} aria-disabled={order === null || undefined} data-hint={order === null ? t('customers.head-hint-width') : t('customers.head-hint')} onKeyDown={onKeyDown} onClick={() => order !== null && sortBy(nextSort(sort, column, fields))}>
        <span className="one-line">{name}</span>
        {isSorted && <Arrow aria-hidden />}
      </button>
      <Resizer widthPx={widthPx} onResize={(px) => widen(column, px)} onReset={() => widen(column, undefined)} />
    </div>
  )
}

/** For the pointer; the keyboard widens with Alt and the arrows on the head itself. */
function Resizer({ widthPx, onResize, onReset }: { widthPx: number; onResize: (px: number) => void; onReset: () => void }) {
  const start = useRef({ x: 0, widthPx: 0 })
  const onPointerDown = (event: PointerEvent<HTMLSpanElement>) => {
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = { x: event.clientX, widthPx }
  }
  const onPointerMove = (event: PointerEvent<HTMLSpanElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) onResize(start.current.widthPx + ((event.clientX - start.current.x) * 16) / rootFontPx())
  }
  return <span aria-hidden className={styles.resizer} onPointerDown={onPointerDown} onPointerMove={onPointerMove} onDoubleClick={onReset} />
}
