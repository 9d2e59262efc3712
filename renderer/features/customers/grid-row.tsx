import type { CustomerRow } from '#shared/domain/customer-table.ts'
import { Check } from 'lucide-react'
import { memo } from 'react'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { cellContent, type CellWords } from './cell.tsx'
import { isNumeric, type ShownColumn } from './columns.ts'
import styles from './grid.module.css'

type Position = { elementId: string; index: number; topPx: number; columns: readonly ShownColumn[] }
type Props = Position & { row: CustomerRow; words: CellWords; isChosen: boolean; isActive: boolean; isShown: boolean }

export const GridRow = memo(function GridRow({ elementId, index, topPx, columns, row, words, isChosen, isActive, isShown }: Props) {
  return (
    <div
      id={elementId} role="row" aria-rowindex={index + 2} aria-selected={isChosen} data-index={index} data-active={isActive || undefined} data-shown={isShown || undefined}
      className={styles.row} style={{ transform: `translateY(${topPx}px)` }}
    >
      <div role="gridcell" aria-colindex={1} className={styles.pick} data-pick><span aria-hidden className={styles.box}>{isChosen && <Check />}</span></div>
      {columns.map((column, at) => (
        <div key={column} role={column === 'name' ? 'rowheader' : 'gridcell'} aria-colindex={at + 2} className={styles.cell} data-column={column} data-numeric={isNumeric(column, words.fields) || undefined}>
          {cellContent(column, row, words)}
        </div>
      ))}
    </div>
  )
})

const widths = ['58%', '44%', '66%', '52%', '38%']

/** The place of a row that is on its way. */
export const PlaceholderRow = memo(function PlaceholderRow({ elementId, index, topPx, columns, label, isActive }: Position & { label: string; isActive: boolean }) {
  return (
    <div id={elementId} role="row" aria-rowindex={index + 2} aria-label={label} aria-busy data-index={index} data-active={isActive || undefined} className={styles.row} style={{ transform: `translateY(${topPx}px)` }}>
      <div role="gridcell" aria-colindex={1} className={styles.pick} />
      {columns.map((column, at) => (
        <div key={column} role="gridcell" aria-colindex={at + 2} className={styles.cell} data-column={column}>
          {column === 'name' && <Skeleton width="1.5rem" height="1.5rem" shape="round" />}
          <Skeleton width={widths[(index + at) % widths.length]} height="0.75rem" />
        </div>
      ))}
    </div>
  )
})
