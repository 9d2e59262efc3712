import { Paperclip } from 'lucide-react'
import { useEffect, useRef, useState, type RefObject } from 'react'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { useLimit } from '../../../client/policy-limits.ts'
import styles from './drop-overlay.module.css'

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/**
 * Files dragged over the window show where they may land: the whole conversation, not only the field. A drop
 * beside it does nothing, instead of opening the file in place of the app.
 */
export function DropOverlay({ anchor, onFiles }: { anchor: RefObject<HTMLElement | null>; onFiles: (files: File[]) => void }) {
  const [area, setArea] = useState<DOMRect | null>(null)
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })

  useEffect(() => {
    let depth = 0
    const stop = new AbortController()
    const conversation = () => anchor.current?.parentElement ?? null
    const isInside = (event: DragEvent) => event.target instanceof Node && (conversation()?.contains(event.target) ?? false)
    const leave = () => {
      depth = 0
      setArea(null)
    }
    const listen = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', listener: (event: DragEvent) => void) =>
      window.addEventListener(name, (event) => holdsFiles(event) && listener(event), { signal: stop.signal })
    listen('dragenter', () => {
      depth += 1
      if (depth === 1) setArea(conversation()?.getBoundingClientRect() ?? null)
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
      if (isInside(event)) latest.current([...(event.dataTransfer?.files ?? [])])
      leave()
    })
    return () => stop.abort()
  }, [anchor])

  return area && <Overlay area={area} />
}

function Overlay({ area }: { area: DOMRect }) {
  const t = useStrings()
  const format = useFormat()
  const limit = useLimit()
  const size = (kind: string) => format.fileSize(limit(`media.${kind}.size`))
  return (
    <div className={styles.overlay} style={{ top: area.top, left: area.left, width: area.width, height: area.height }}>
      <div className={styles.frame}>
        <Paperclip aria-hidden />
        <p className={styles.title}>{t('composer.drop-title')}</p>
        <p>{t('composer.drop-body', { image: size('image'), video: size('video'), document: size('document') })}</p>
      </div>
    </div>
  )
}
