/** `totalMs`: from the input's time stamp until the frame was handed over; `workMs`: the same without waiting for the screen's tick. */
export type Painted = { totalMs: number; workMs: number }
export type WatchedScreen = { switched: Painted[]; typed: Painted[]; /** Pressed and not painted yet. */ opening: string | null }

declare global {
  var watchedScreen: WatchedScreen
}

/**
 * Runs in the page. The task posted from a frame's callback runs when style, layout, paint and commit of that frame are
 * done. The callback is told the tick of the screen the frame belongs to: waiting is what lies between the change of the
 * document and that tick, so a frame that begins late counts as work, and one for a tick already past waited for nothing.
 */
export function watchScreen(): void {
  const watched: WatchedScreen = { switched: [], typed: [], opening: null }
  globalThis.watchedScreen = watched

  const afterFrame = (inputMs: number, changedMs: () => number, isShown: () => boolean, done: (painted: Painted) => void) => {
    requestAnimationFrame((tickMs) => {
      if (!isShown()) return afterFrame(inputMs, changedMs, isShown, done)
      const waitedMs = Math.max(0, tickMs - changedMs())
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        const totalMs = performance.now() - inputMs
        done({ totalMs, workMs: totalMs - waitedMs })
      })
      port1.start()
      port2.postMessage(null)
    })
  }

  const onPress = (event: PointerEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-conversation]') : null
    const id = row?.getAttribute('aria-selected') === 'true' ? null : (row?.dataset['conversation'] ?? null)
    if (id === null) return
    watched.opening = id
    const isShown = () => document.querySelector(`[data-thread="ready"][data-thread-conversation="${id}"]`) !== null
    let changedMs = Number.POSITIVE_INFINITY
    const observer = new MutationObserver(() => {
      if (!isShown()) return
      observer.disconnect()
      changedMs = performance.now()
      afterFrame(event.timeStamp, () => changedMs, isShown, (painted) => {
        watched.opening = null
        watched.switched.push(painted)
      })
    })
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-thread', 'data-thread-conversation'] })
  }

  const onKey = (event: KeyboardEvent) => {
    const field = event.target
    if (!(field instanceof HTMLTextAreaElement) || !field.closest('[data-field-scroll]')) return
    let changedMs = performance.now()
    const onInput = () => queueMicrotask(() => (changedMs = performance.now()))
    field.ownerDocument.addEventListener('input', onInput, { once: true })
    afterFrame(event.timeStamp, () => changedMs, () => true, (painted) => {
      field.ownerDocument.removeEventListener('input', onInput)
      watched.typed.push(painted)
    })
  }

  document.addEventListener('pointerdown', onPress, { capture: true, passive: true })
  document.addEventListener('keydown', onKey, { capture: true, passive: true })
}
