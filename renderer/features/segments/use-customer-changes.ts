import { useEffect, useRef } from 'react'
import { onEvent, onResync } from '../../client/events.ts'

const parts = new Set(['labels', 'fields', 'consent', 'imports'])

/** Whenever who fits may have changed: messages, purchases, marks, labels, fields, consent, the owner's bands of activity. */
export function useCustomerChanges(onChange: () => void): void {
  const latest = useRef(onChange)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    const changed = () => latest.current()
    const stops = [onEvent('changed', changed), onEvent('library', ({ part }) => parts.has(part) && changed()), onEvent('settings', changed), onResync(changed)]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
}
