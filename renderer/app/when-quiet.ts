const quietMs = 400
const touches = ['pointerdown', 'keydown', 'wheel'] as const

/** Resolves once nobody has touched the app for a moment and nothing else is to do: work that may wait must not make a click wait. */
export function whenQuiet(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      for (const touch of touches) removeEventListener(touch, startOver, true)
      requestIdleCallback(() => resolve())
    }
    let timer = setTimeout(end, quietMs)
    const startOver = () => {
      clearTimeout(timer)
      timer = setTimeout(end, quietMs)
    }
    for (const touch of touches) addEventListener(touch, startOver, { capture: true, passive: true })
  })
}
