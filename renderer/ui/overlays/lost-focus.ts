import { useEffect } from 'react'

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

/** A choice of a menu may open a dialog, which has the focus before the menu is gone. */
export function isInDialogOver(trigger: Element | null): boolean {
  const dialog = document.activeElement?.closest('[role="dialog"], [role="alertdialog"]')
  return dialog ? !dialog.contains(trigger) : false
}

/** A dialog fades before it goes, and gives the focus back somewhere on the way. */
const framesAtMost = 60

/** The focus is never taken from anything. */
export function useFocusAfterClosing(isOpen: boolean): void {
  useEffect(() => {
    if (!isOpen) return
    return () => {
      let left = framesAtMost
      requestAnimationFrame(function look() {
        left -= 1
        if (isFocusLost()) settle?.()
        else if (left > 0) requestAnimationFrame(look)
      })
    }
  }, [isOpen])
}
