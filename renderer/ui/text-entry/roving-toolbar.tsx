import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react'

/** One stop for Tab; arrow keys, Home and End move between its buttons. */
export function RovingToolbar({ label, className, children }: { label: string; className?: string | undefined; children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null)
  const current = useRef(0)
  const buttons = () => [...(bar.current?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])]

  useEffect(() => {
    const all = buttons()
    const stop = Math.min(current.current, all.length - 1)
    all.forEach((button, index) => {
      button.tabIndex = index === stop ? 0 : -1
    })
  })

  const moveTo = (index: number) => {
    const all = buttons()
    const target = all[(index + all.length) % all.length]
    for (const button of all) button.tabIndex = button === target ? 0 : -1
    target?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const all = buttons()
    const at = all.indexOf(event.target as HTMLButtonElement)
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey) return
    const targets: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }
    const target = targets[event.key]
    if (target === undefined) return
    event.preventDefault()
    moveTo(target)
  }
  const onFocus = (event: FocusEvent) => {
    const at = buttons().indexOf(event.target as HTMLButtonElement)
    if (at >= 0) current.current = at
  }
  return (
    <div ref={bar} role="toolbar" aria-label={label} aria-orientation="horizontal" className={className} onKeyDown={onKeyDown} onFocus={onFocus}>
      {children}
    </div>
  )
}
