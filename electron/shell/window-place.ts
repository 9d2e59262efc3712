export type Place = { x: number; y: number; width: number; height: number }
export type WindowMemory = { place: Place; isMaximized: boolean }

export const smallestSize = { width: 960, height: 640 }
const usualSize = { width: 1280, height: 820 }
/** So much of the title bar must be reachable on some screen. */
const reachable = { width: 120, height: 40 }

/**
 * Where to open the window: where it was, unless that screen is gone or has become smaller; then centred on the
 * first screen. Sizes in device-independent pixels.
 */
export function placeToOpen(memory: WindowMemory | null, screens: readonly Place[]): Place {
  const main = screens[0] ?? { x: 0, y: 0, ...usualSize }
  const screen = memory && screens.find((candidate) => isReachable(memory.place, candidate))
  if (memory && screen) {
    const width = Math.min(Math.max(memory.place.width, smallestSize.width), screen.width)
    const height = Math.min(Math.max(memory.place.height, smallestSize.height), screen.height)
    const x = Math.min(Math.max(memory.place.x, screen.x - width + reachable.width), screen.x + screen.width - reachable.width)
    return { x, y: memory.place.y, width, height }
  }
  const width = Math.min(usualSize.width, main.width)
  const height = Math.min(usualSize.height, main.height)
  return { x: main.x + Math.round((main.width - width) / 2), y: main.y + Math.round((main.height - height) / 2), width, height }
}

function isReachable(place: Place, screen: Place): boolean {
  const overlap = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x)
  const isTitleBarInside = place.y >= screen.y && place.y + reachable.height <= screen.y + screen.height
  return overlap >= reachable.width && isTitleBarInside
}
