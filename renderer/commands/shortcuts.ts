import { commandList, type CommandDefinition } from '#shared/domain/command-list.ts'
import { useEffect } from 'react'
import { chordMatches } from '../ui/actions/key-chord.ts'
import { isCommandAvailable, runCommand } from './registry.ts'

const isSingleKey = (chord: string) => chord === '?' || !/.\+/.test(chord)

function isTextEntry(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type)
}

/** A dialog or menu on top keeps the keys to itself; a list that is part of the screen says `data-shortcuts`. */
const isInsidePopup = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]:not([data-shortcuts])') !== null

/** The command this key press asks for, or null. A key press inside an input method is never a shortcut. */
export function commandForKey(event: KeyboardEvent, commands: readonly CommandDefinition[], onMac?: boolean): string | null {
  if (event.isComposing || event.keyCode === 229 || isInsidePopup(event.target)) return null
  const isTyping = isTextEntry(event.target)
  const found = commands.find((command) => command.keys.some((chord) => !(isTyping && isSingleKey(chord)) && chordMatches(chord, event, onMac)))
  return found?.id ?? null
}

/** One listener for every shortcut of the app. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const id = commandForKey(event, commandList)
      if (id === null || !isCommandAvailable(id)) return
      event.preventDefault()
      if (!event.repeat || id.startsWith('conversation.') || id.startsWith('view.zoom')) runCommand(id)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
