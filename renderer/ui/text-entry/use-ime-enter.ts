import { useEffect, useRef, type RefObject } from 'react'
import { attachImeEnter, type ImeEnterOptions } from './ime-enter.ts'

/** Enter of the field behind `ref`, by the rule of `ime-enter.ts`. The options may change with every render. */
export function useImeEnter(ref: RefObject<HTMLElement | null>, options: Omit<ImeEnterOptions, 'defer'>): void {
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  useEffect(() => {
    if (!ref.current) return
    return attachImeEnter(ref.current, {
      act: (press) => latest.current.act(press),
      isMine: (press) => latest.current.isMine?.(press) ?? !(press.shiftKey || press.ctrlKey || press.metaKey || press.altKey),
      insertLineBreak: () => latest.current.insertLineBreak?.(),
    })
  }, [ref])
}
