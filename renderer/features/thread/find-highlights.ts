const highlightName = 'thread-find'

/**
 * Marks every occurrence of the words in the messages on screen, without touching their elements, and again when the
 * thread scrolls others in. Answers how to stop.
 */
export function highlightIn(scroller: () => HTMLElement | null, words: string): () => void {
  const element = scroller()
  if (!element) return () => undefined
  let isDue = false
  const mark = () => {
    isDue = false
    CSS.highlights.set(highlightName, new Highlight(...occurrences(element, words)))
  }
  const soon = () => {
    if (!isDue) requestAnimationFrame(mark)
    isDue = true
  }
  const observer = new MutationObserver(soon)
  observer.observe(element, { childList: true, subtree: true })
  mark()
  return () => {
    observer.disconnect()
    clearHighlights()
  }
}

export function clearHighlights(): void {
  CSS.highlights.delete(highlightName)
}

function* occurrences(element: HTMLElement, words: string): Generator<Range> {
  const wanted = words.normalize('NFC').toLowerCase()
  for (const bubble of element.querySelectorAll('[data-message-id]')) {
    const walker = document.createTreeWalker(bubble, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = (node.nodeValue ?? '').toLowerCase()
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        const range = new Range()
        range.setStart(node, at)
        range.setEnd(node, Math.min(at + wanted.length, node.nodeValue?.length ?? 0))
        yield range
      }
    }
  }
}
