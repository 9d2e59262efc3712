// Runs before the first paint so that theme, density and zoom never flash. `renderer/app/appearance.ts` writes what it reads.
;(() => {
  const root = document.documentElement
  const matches = (query) => matchMedia(query).matches
  let saved = {}
  try {
    saved = JSON.parse(localStorage.getItem('danggol.appearance') ?? '{}') ?? {}
  } catch {
    saved = {}
  }
  const system = matches('(prefers-color-scheme: dark)') ? 'dark' : 'light'
  const theme = saved.theme === 'light' || saved.theme === 'dark' || saved.theme === 'contrast' ? saved.theme : matches('(prefers-contrast: more)') ? 'contrast' : system
  root.dataset.theme = theme === 'contrast' ? `contrast-${system}` : theme
  root.dataset.density = saved.density === 'compact' ? 'compact' : 'comfortable'
  if (saved.language === 'ko' || saved.language === 'en') root.lang = saved.language
  const zoom = Number(saved.zoomPercent)
  if (zoom >= 80 && zoom <= 200) root.style.fontSize = `${zoom}%`
})()
