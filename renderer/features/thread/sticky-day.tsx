import { CalendarDays } from 'lucide-react'
import { useState } from 'react'
import { useFormat } from '../../strings/format.ts'
import { useNowMs } from '../../strings/use-now.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { Popover } from '../../ui/overlays/popover.tsx'
import styles from './sticky-day.module.css'

type Props = { top: { atMs: number; isHeaderVisible: boolean } | null; isOpen: boolean; onOpenChange: (isOpen: boolean) => void; onPickDate: (ms: number) => void }

/** The day of the message at the top edge, in a strip of its own above the messages; pressing it chooses another day to go to. */
export function StickyDay({ top, isOpen, onOpenChange, onPickDate }: Props) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  if (!top) return <div className={styles.sticky} />
  return (
    <div className={styles.sticky} data-hidden={(top.isHeaderVisible && !isOpen) || undefined}>
      <Popover
        label={t('thread.jump-to-date')} align="center" isOpen={isOpen} onOpenChange={onOpenChange}
        trigger={<button type="button" className={styles.pill} title={t('thread.jump-to-date')}><CalendarDays aria-hidden size={12} />{format.dayHeader(top.atMs, nowMs)}</button>}
      >
        <DatePicker initialMs={top.atMs} onPick={onPickDate} />
      </Popover>
    </div>
  )
}

function DatePicker({ initialMs, onPick }: { initialMs: number; onPick: (ms: number) => void }) {
  const t = useStrings()
  const nowMs = useNowMs()
  const [value, setValue] = useState(dateValue(initialMs))
  const ms = new Date(`${value}T00:00`).getTime()
  return (
    <form className={styles.picker} onSubmit={(event) => { event.preventDefault(); if (!Number.isNaN(ms)) onPick(ms) }}>
      <label className={styles.label}>{t('thread.date')}<input className={styles.input} type="date" value={value} max={dateValue(nowMs)} onChange={(event) => setValue(event.target.value)} /></label>
      <Button type="submit" variant="primary" disabled={Number.isNaN(ms)}>{t('thread.go')}</Button>
    </form>
  )
}

/** YYYY-MM-DD of the local day, as a date field wants it. */
function dateValue(ms: number): string {
  const date = new Date(ms)
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
}
