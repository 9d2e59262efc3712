import { Paperclip } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import styles from './drop-overlay.module.css'

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/**
 * Files dragged over the window show where they may land: all of `area`, not only one field. A drop beside it does
 * nothing, instead of opening the file in place of the app.
 */
export function DropOverlay({ area, title, body, onFiles }: { area: () => HTMLElement | null; title: string; body?: ReactNode | undefined; onFiles: (files: File[]) => void }) {
  const [shownAt, setShownAt] = useState<DOMRect | null>(null)
  const latest = useRef({ area, onFiles })
  useEffect(() => {
    latest.current = { area, onFiles }
  })

  useEffect(() => {
    let depth = 0
    const stop = new AbortController()
    const isInside = (event: DragEvent) => event.target instanceof Node && (latest.current.area()?.contains(event.target) ?? false)
    const leave = () => {
      depth = 0
      setShownAt(null)
    }
    const listen = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', listener: (event: DragEvent) => void) =>
      window.addEventListener(name, (event) => holdsFiles(event) && listener(event), { signal: stop.signal })
    listen('dragenter', () => {
      depth += 1
      if (depth === 1) setShownAt(latest.current.area()?.getBoundingClientRect() ?? null)
    })
    listen('dragleave', () => {
      depth -= 1
      if (depth <= 0) leave()
    })
    listen('dragover', (event) => {
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = isInside(event) ? 'copy' : 'none'
    })
    listen('drop', (event) => {
      event.preventDefault()
      if (isInside(event)) latest.current.onFiles([...(event.dataTransfer?.files ?? [])])
      leave()
    })
    return () => stop.abort()
  }, [])

  return shownAt && (
    <div className={styles.overlay} style={{ top: shownAt.top, left: shownAt.left, width: shownAt.width, height: shownAt.height }}>
      <div className={styles.frame}>
        <Paperclip aria-hidden />
        <p className={styles.title}>{title}</p>
        {body && <p>{body}</p>}
      </div>
    </div>
  )
}
