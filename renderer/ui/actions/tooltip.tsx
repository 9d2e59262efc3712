import { cloneElement, useEffect, useLayoutEffect, useRef, useState, type ReactElement, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { chordText, type KeyChord } from './key-chord.ts'
import styles from './tooltip.module.css'

export type TooltipSide = 'top' | 'bottom' | 'left' | 'right'
type Shown = { anchor: HTMLElement; text: string; keys: string | null; side: TooltipSide }

const delayMs = 450
/** Moving on to the next hint within this time shows it at once. */
const graceMs = 300
const gapPx = 6
const edgePx = 8

/**
 * `children` is the element described; it keeps its own accessible name. The hint is only written on it: one layer
 * at the root draws the one hint that is shown, so a hundred buttons with hints cost what buttons cost.
 */
export function Tooltip({ content, shortcut, side = 'top', children }: { content: string; shortcut?: KeyChord | undefined; side?: TooltipSide | undefined; children: ReactElement }) {
  return cloneElement(children as ReactElement<Record<string, unknown>>, { 'data-hint': content, 'data-hint-keys': shortcut && chordText(shortcut), 'data-hint-side': side })
}

/** Once at the root. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <>{children}<HintLayer /></>
}

function HintLayer() {
  const [shown, setShown] = useState<Shown | null>(null)
  const popup = useRef<HTMLDivElement>(null)
  useEffect(() => followHints(setShown), [])

  useLayoutEffect(() => {
    if (shown && popup.current) place(popup.current, shown)
  }, [shown])

  if (!shown) return null
  return createPortal(
    <div ref={popup} role="tooltip" className={styles.popup} key={shown.text}>
      <span className={styles.text}>{shown.text}</span>
      {shown.keys && <span className={styles.shortcut}>{shown.keys}</span>}
    </div>,
    document.body,
  )
}

/** Pointer and keyboard focus show a hint, everything else hides it. Answers how to stop. */
function followHints(show: (shown: Shown | null) => void): () => void {
  let anchor: HTMLElement | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let hiddenAtMs = Number.NEGATIVE_INFINITY
  let isShown = false

  const hide = () => {
    clearTimeout(timer)
    if (isShown) hiddenAtMs = performance.now()
    isShown = false
    anchor = null
    show(null)
  }
  const showNow = (element: HTMLElement) => {
    const text = element.dataset['hint']
    if (!text || !element.isConnected || element.getAttribute('aria-expanded') === 'true') return
    isShown = true
    show({ anchor: element, text, keys: element.dataset['hintKeys'] ?? null, side: (element.dataset['hintSide'] as TooltipSide | undefined) ?? 'top' })
  }
  const point = (element: HTMLElement | null) => {
    if (element === anchor) return
    if (anchor) hide()
    anchor = element
    if (!element) return
    clearTimeout(timer)
    timer = setTimeout(() => showNow(element), performance.now() - hiddenAtMs < graceMs ? 0 : delayMs)
  }
  const hinted = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>('[data-hint]') : null)

  const stops = [
    listen('pointerover', (event) => event.pointerType !== 'touch' && point(hinted(event.target))),
    listen('pointerdown', hide),
    listen('focusin', (event) => {
      const element = hinted(event.target)
      if (!element?.matches(':focus-visible')) return
      anchor = element
      showNow(element)
    }),
    listen('focusout', hide),
    listen('keydown', (event) => isShown && (event.key === 'Escape' || event.key === 'Enter' || event.key === ' ') && hide()),
    listen('scroll', () => isShown && hide()),
    listen('pointerout', (event) => event.relatedTarget === null && hide()),
  ]
  return () => {
    hide()
    for (const stop of stops) stop()
  }
}

function listen<Type extends keyof DocumentEventMap>(type: Type, listener: (event: DocumentEventMap[Type]) => void): () => void {
  document.addEventListener(type, listener, { capture: true, passive: true })
  return () => document.removeEventListener(type, listener, { capture: true })
}

/** Beside its anchor, on the other side where there is no room, never over the edge of the window. */
function place(popup: HTMLElement, { anchor, side }: Shown): void {
  const around = anchor.getBoundingClientRect()
  const own = popup.getBoundingClientRect()
  const fits: Record<TooltipSide, boolean> = {
    top: around.top - own.height - gapPx >= edgePx,
    bottom: around.bottom + own.height + gapPx <= innerHeight - edgePx,
    left: around.left - own.width - gapPx >= edgePx,
    right: around.right + own.width + gapPx <= innerWidth - edgePx,
  }
  const opposite = { top: 'bottom', bottom: 'top', left: 'right', right: 'left' } as const
  const chosen = fits[side] || !fits[opposite[side]] ? side : opposite[side]
  const isBeside = chosen === 'left' || chosen === 'right'
  const left = isBeside ? (chosen === 'left' ? around.left - own.width - gapPx : around.right + gapPx) : around.left + (around.width - own.width) / 2
  const top = isBeside ? around.top + (around.height - own.height) / 2 : chosen === 'top' ? around.top - own.height - gapPx : around.bottom + gapPx
  popup.style.left = `${Math.max(edgePx, Math.min(left, innerWidth - own.width - edgePx))}px`
  popup.style.top = `${Math.max(edgePx, Math.min(top, innerHeight - own.height - edgePx))}px`
}
