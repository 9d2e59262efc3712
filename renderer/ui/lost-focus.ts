type Settle = () => void

let settle: Settle | null = null

/** Who knows where work goes on when a dialog closes and what had the focus before is gone. Answers how to stop. */
export function settlesLostFocus(how: Settle): () => void {
  settle = how
  return () => {
    if (settle === how) settle = null
  }
}

export const isFocusLost = (): boolean => document.activeElement === null || document.activeElement === document.body

/** The focus is never taken from anything. */
export function settleLostFocus(): void {
  if (isFocusLost()) settle?.()
}
