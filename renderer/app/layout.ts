import { useSyncExternalStore } from 'react'

/** `wide`: list, thread, panel. `drawer`: the panel lies over the thread. `single`: one pane at a time. */
export type Layout = 'wide' | 'drawer' | 'single'

const wideFromPx = 1180
const drawerFromPx = 760

/** Widths count at 100 %: a page zoomed to 200 % has half the room. */
export function layoutFor(windowPx: number, rootFontPx: number): Layout {
  const width = (windowPx * 16) / rootFontPx
  if (width >= wideFromPx) return 'wide'
  return width >= drawerFromPx ? 'drawer' : 'single'
}

const current = () => layoutFor(window.innerWidth, Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16)

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener)
  const zoom = new MutationObserver(listener)
  zoom.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] })
  return () => {
    window.removeEventListener('resize', listener)
    zoom.disconnect()
  }
}

export const useLayout = (): Layout => useSyncExternalStore(subscribe, current)
