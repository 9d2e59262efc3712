import { useEffect, useRef } from 'react'

/**
 * One Escape climbs down one rung: popup, panel, selection, composer. Of several on the same rung the one
 * that joined last goes first.
 */
export const escapeRungs = ['popup', 'panel', 'selection', 'composer'] as const
export type EscapeRung = (typeof escapeRungs)[number]

/** `leaves-to-owner`: the open popup handles its own Escape, nothing below may act on the same key press. */
type Step = { rung: EscapeRung; handle: (() => boolean | void) | 'leaves-to-owner' }

export function createEscapeLadder() {
  const steps = new Set<Step>()
  const inOrder = () => [...steps].toReversed().sort((a, b) => escapeRungs.indexOf(a.rung) - escapeRungs.indexOf(b.rung))

  return {
    add(step: Step): () => void {
      steps.add(step)
      return () => void steps.delete(step)
    },
    /** Answers whether somebody took the key. A handler that returns false passes it on to the next rung. */
    descend(): 'handled' | 'left-to-owner' | 'nobody' {
      for (const step of inOrder()) {
        if (step.handle === 'leaves-to-owner') return 'left-to-owner'
        if (step.handle() !== false) return 'handled'
      }
      return 'nobody'
    },
  }
}

const ladder = createEscapeLadder()

/** Listens while the app is on screen. An Escape that belongs to an input method is not ours. */
export function useEscapeLadder(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.keyCode === 229 || event.defaultPrevented) return
      if (ladder.descend() === 'handled') {
        event.preventDefault()
        event.stopPropagation()
      }
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}

/** While `isActive`, Escape calls `handle` when no higher rung is occupied. */
export function useEscape(rung: EscapeRung, isActive: boolean, handle: () => boolean | void): void {
  const latest = useRef(handle)
  useEffect(() => {
    latest.current = handle
  })
  useEffect(() => (isActive ? ladder.add({ rung, handle: () => latest.current() }) : undefined), [rung, isActive])
}

/** For popups whose library closes them on Escape by itself. */
export function useOwnEscape(isOpen: boolean): void {
  useEffect(() => (isOpen ? ladder.add({ rung: 'popup', handle: 'leaves-to-owner' }) : undefined), [isOpen])
}
