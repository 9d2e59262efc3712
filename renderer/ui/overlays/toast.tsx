import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import { useStrings } from '../../strings/use-strings.ts'
import { IconButton } from '../actions/icon-button.tsx'
import styles from './toast.module.css'

export type Toast = {
  text: string
  /** An undo or a way to the cause. Pressing it closes the toast. */
  action?: { label: string; run: () => void } | undefined
  tone?: 'neutral' | 'danger' | undefined
}
type ShownToast = Toast & { id: number }

const mostAtOnce = 3
const plainMs = 4000
/** Undo stays usable for 5 to 8 seconds. */
const withActionMs = 7000

const useToasts = create<{ toasts: ShownToast[] }>(() => ({ toasts: [] }))
let lastId = 0

const closeToast = (id: number) => useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))

/** Says what just happened. Answers a function that takes it away early. */
export function showToast(toast: Toast): () => void {
  const id = ++lastId
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, { ...toast, id }].slice(-mostAtOnce) }))
  return () => closeToast(id)
}

/** Once at the root; a live region that exists before the first toast, else screen readers miss it. */
export function ToastRegion() {
  const t = useStrings()
  const toasts = useToasts((state) => state.toasts)
  return (
    <section className={styles.region} aria-label={t('ui.notifications')} aria-live="polite" aria-relevant="additions">
      {toasts.map((toast) => <ToastCard key={toast.id} toast={toast} />)}
    </section>
  )
}

function ToastCard({ toast }: { toast: ShownToast }) {
  const t = useStrings()
  const isHeld = useRef(false)

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const wait = (ms: number) => {
      timer = setTimeout(() => (isHeld.current ? wait(1000) : closeToast(toast.id)), ms)
    }
    wait(toast.action ? withActionMs : plainMs)
    return () => clearTimeout(timer)
  }, [toast])

  const hold = () => void (isHeld.current = true)
  const release = () => void (isHeld.current = false)
  return (
    <div className={styles.toast} data-tone={toast.tone ?? 'neutral'} onPointerEnter={hold} onPointerLeave={release} onFocus={hold} onBlur={release}>
      <span className={styles.text}>{toast.text}</span>
      {toast.action && (
        <button type="button" className={styles.action} onClick={() => { toast.action?.run(); closeToast(toast.id) }}>
          {toast.action.label}
        </button>
      )}
      <IconButton label={t('common.close')} size="s" icon={<X />} className={styles.close} onClick={() => closeToast(toast.id)} />
    </div>
  )
}
