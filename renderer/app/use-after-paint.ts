import { startTransition, useEffect, useState } from 'react'

/** `value` of the last picture that was painted: for parts that may follow a frame later, so that others come first. */
export function useAfterPaint<Value extends string | number | null>(value: Value): Value {
  const [shown, setShown] = useState(value)
  useEffect(() => {
    if (shown === value) return
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => startTransition(() => setShown(value)))
    port1.start()
    const frame = requestAnimationFrame(() => port2.postMessage(null))
    return () => {
      cancelAnimationFrame(frame)
      port1.close()
    }
  }, [value, shown])
  return shown
}
