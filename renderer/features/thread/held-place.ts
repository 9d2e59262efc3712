export type ScrollTarget =
  | { to: 'bottom' }
  /** `offsetPx`: distance of the message from the top edge; without it the message is put where it reads well. */
  | { to: 'message'; messageId: number; align: 'start' | 'center'; offsetPx?: number | undefined }

export type MessageList = {
  scroller: HTMLElement
  /** The line of a message, when it is drawn. */
  lineOf: (messageId: number) => HTMLElement | null
  /** About where a line that is not drawn begins, from the start of what is scrolled; null for a message that is not loaded. */
  assumedTopPx: (messageId: number) => number | null
}

const bottomTolerancePx = 32
const startMarginPx = 40

export const isAtBottom = (scroller: HTMLElement) => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < bottomTolerancePx
export const distanceFromTop = (scroller: HTMLElement, line: HTMLElement) => line.getBoundingClientRect().top - scroller.getBoundingClientRect().top

/**
 * Where a list was put and stays, whatever the heights of its rows turn out to be: at its end or at a message. Rows are
 * measured late, pictures and letters come later still, and each of them moves what is scrolled; so the place is put
 * right after every change of shape. Only a movement without a change of shape is somebody scrolling, and ends it.
 */
export class HeldPlace {
  #target: ScrollTarget | null
  #seen = { topPx: 0, heightPx: -1, viewPx: -1 }
  #wasAtEnd = false

  constructor(first: ScrollTarget) {
    this.#target = first
  }

  hold(list: MessageList, target: ScrollTarget): void {
    this.#target = target
    this.#put(list)
    this.#note(list.scroller)
  }

  /** After anything that can have moved the list. `isEndLoaded`: its end is the end of the conversation. */
  look(list: MessageList, isEndLoaded: boolean): void {
    const { scroller } = list
    const isShapeSame = scroller.scrollHeight === this.#seen.heightPx && scroller.clientHeight === this.#seen.viewPx
    const isScrolled = isShapeSame && Math.abs(scroller.scrollTop - this.#seen.topPx) > 1
    if (isScrolled) this.#target = null
    if (this.#target === null && isEndLoaded && isAtBottom(scroller)) this.#target = { to: 'bottom' }
    if (!isScrolled && !(isShapeSame && this.#target?.to === 'bottom')) this.#put(list)
    this.#note(scroller)
    this.#wasAtEnd = isEndLoaded && isAtBottom(scroller)
  }

  /**
   * Messages were added at the end: who was there stays there, everybody else at `eye`. Without holding it, the list
   * would keep its distance from the end while the new rows are measured, if older ones were added just before.
   */
  grew(list: MessageList, eye: ScrollTarget): void {
    if (this.#wasAtEnd) this.hold(list, { to: 'bottom' })
    else this.#target ??= eye
  }

  #put(list: MessageList): void {
    if (this.#target?.to === 'bottom') list.scroller.scrollTop = list.scroller.scrollHeight
    else if (this.#target) putMessage(list, this.#target)
  }

  #note(scroller: HTMLElement): void {
    this.#seen = { topPx: scroller.scrollTop, heightPx: scroller.scrollHeight, viewPx: scroller.clientHeight }
  }
}

function putMessage({ scroller, lineOf, assumedTopPx }: MessageList, { messageId, align, offsetPx }: Extract<ScrollTarget, { to: 'message' }>): void {
  const line = lineOf(messageId)
  const heightPx = line?.offsetHeight ?? 0
  const wantedPx = offsetPx ?? (align === 'center' && heightPx < scroller.clientHeight ? (scroller.clientHeight - heightPx) / 2 : startMarginPx)
  const topPx = line ? scroller.scrollTop + distanceFromTop(scroller, line) : assumedTopPx(messageId)
  if (topPx !== null && Math.abs(topPx - wantedPx - scroller.scrollTop) >= 1) scroller.scrollTop = topPx - wantedPx
}
