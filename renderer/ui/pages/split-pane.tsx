import { useState, type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { recall, remember } from '../remembered.ts'
import styles from './split-pane.module.css'

const stepPx = 10
const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))
const rootFontPx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16

/** Two panes and a divider that moves by pointer and arrow keys; the width is remembered. Widths are pixels at 100 %. */
export function SplitPane({ rememberAs, label, min, max, initial, start, end }: { rememberAs: string; label: string; min: number; max: number; initial: number; start: ReactNode; end: ReactNode }) {
  const [width, setWidth] = useState(() => clamp(recall(rememberAs, initial), min, max))

  const change = (next: number) => {
    const clamped = clamp(Math.round(next), min, max)
    setWidth(clamped)
    remember(rememberAs, clamped)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowLeft: width - stepPx, ArrowRight: width + stepPx, Home: min, End: max }
    const next = moves[event.key]
    if (next === undefined) return
    event.preventDefault()
    change(next)
  }

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
  }

  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const left = event.currentTarget.parentElement?.getBoundingClientRect().left ?? 0
    change(((event.clientX - left) * 16) / rootFontPx())
  }

  return (
    <div className={styles.split} style={{ '--start-width': `${width / 16}rem` } as CSSProperties}>
      <div className={styles.start}>{start}</div>
      <div
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={width}
        aria-valuemin={min}
        aria-valuemax={max}
        className={styles.divider}
        onKeyDown={onKeyDown}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onDoubleClick={() => change(initial)}
      />
      <div className={styles.end}>{end}</div>
    </div>
  )
}
