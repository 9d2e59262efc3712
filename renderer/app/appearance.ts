import type { Settings } from '#shared/domain/settings.ts'
import { recall, remember } from '../ui/remembered.ts'

/** What `public/first-paint.js` needs before anything is loaded. */
type Appearance = Pick<Settings, 'theme' | 'density' | 'zoomPercent' | 'language'>

const media = (query: string) => window.matchMedia(query)
const isSystemDark = () => media('(prefers-color-scheme: dark)').matches
const wantsMoreContrast = () => media('(prefers-contrast: more)').matches

export type ShownTheme = 'light' | 'dark' | 'contrast-light' | 'contrast-dark'

export function shownTheme(theme: Settings['theme'], isDark = isSystemDark(), isContrast = wantsMoreContrast()): ShownTheme {
  const system = isDark ? 'dark' : 'light'
  if (theme === 'contrast' || (theme === 'system' && isContrast)) return `contrast-${system}`
  return theme === 'system' ? system : theme
}

export function applyAppearance({ theme, density, zoomPercent, language }: Appearance): void {
  const root = document.documentElement
  root.dataset['theme'] = shownTheme(theme)
  root.dataset['density'] = density
  root.style.fontSize = zoomPercent === 100 ? '' : `${zoomPercent}%`
  remember('appearance', { theme, density, zoomPercent, language } satisfies Appearance)
}

/** Before settings are known, or without a shop: what this window showed last, fitted to the system of now. */
export function refreshAppearance(): void {
  applyAppearance({ theme: 'system', density: 'comfortable', zoomPercent: 100, language: 'system', ...recall<Partial<Appearance>>('appearance', {}) })
}

/** Calls back when the system changes between light, dark and more contrast. */
export function onSystemTheme(listener: () => void): () => void {
  const queries = [media('(prefers-color-scheme: dark)'), media('(prefers-contrast: more)')]
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    for (const query of queries) query.removeEventListener('change', listener)
  }
}
