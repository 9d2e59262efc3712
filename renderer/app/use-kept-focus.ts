import { useEffect } from 'react'
import { runCommand } from '../commands/registry.ts'
import { isFocusLost, settlesLostFocus } from '../ui/overlays/lost-focus.ts'
import { focusContent, focusList } from './landmarks.ts'
import { useNavigation } from './navigation.ts'

/** Long enough for a screen that is still being loaded. */
const framesAtMost = 30

/**
 * What had the focus may leave with the screen or the dialog it stood on. The focus then goes where work goes on:
 * into the reply of the conversation just opened, else to the list or the page. It is never taken from anything.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let frame = 0
    const stop = useNavigation.subscribe((now, before) => {
      if (now.destination === before.destination && now.openings === before.openings && now.isSearchOpen === before.isSearchOpen) return
      cancelAnimationFrame(frame)
      let left = framesAtMost
      frame = requestAnimationFrame(function look() {
        left -= 1
        if (isFocusLost() && !settle() && left === 0) focusContent()
        else if (left > 0) frame = requestAnimationFrame(look)
      })
    })
    const stopSettling = settlesLostFocus(() => settle() || focusContent())
    return () => {
      stopSettling()
      stop()
      cancelAnimationFrame(frame)
    }
  }, [])
}

function settle(): boolean {
  const { destination, conversationId } = useNavigation.getState()
  if (destination !== 'inbox') focusContent()
  else if (conversationId === null) focusList()
  else return runCommand('conversation.reply')
  return true
}
