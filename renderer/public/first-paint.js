// Runs before the first paint so that theme, density and zoom never flash. `renderer/app/appearance.ts` writes what it reads.
// It is also the only script that is surely there when the app goes away while the rest of the page loads.
;(() => {
  const script = document.currentScript
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

  const askEveryMs = 1000
  const reloadAtMostEveryMs = 10_000
  const language = saved.language === 'ko' || saved.language === 'en' ? saved.language : navigator.language.startsWith('ko') ? 'ko' : 'en'
  let isWaiting = false

  /** What did not come does not come by itself any more: says so, and loads again once the app answers. */
  function onMissing() {
    const place = document.getElementById('root')
    if (document.readyState === 'loading') return addEventListener('DOMContentLoaded', onMissing, { once: true })
    if (isWaiting || !place || place.firstChild) return
    isWaiting = true
    const told = document.createElement('p')
    told.setAttribute('role', 'alert')
    told.textContent = language === 'ko' ? script.dataset.notOpenedKo : script.dataset.notOpenedEn
    told.style.cssText = 'box-sizing: border-box; max-width: 30rem; margin: 38vh auto 0; padding: 0 1.5rem; font: 1rem/1.6 system-ui, sans-serif; text-align: center; word-break: keep-all'
    place.append(told)
    askSoon()
  }

  const askSoon = () => setTimeout(() => void fetch(script.src, { cache: 'no-store' }).then((answer) => (answer.ok ? loadAgain() : askSoon()), askSoon), askEveryMs)

  function loadAgain() {
    const lastMs = Number(sessionStorage.getItem('danggol.loaded-again-at-ms'))
    if (Date.now() - lastMs < reloadAtMostEveryMs) return askSoon()
    sessionStorage.setItem('danggol.loaded-again-at-ms', String(Date.now()))
    location.reload()
  }

  addEventListener('error', (event) => (event.target === window || event.target instanceof HTMLScriptElement || event.target instanceof HTMLLinkElement) && onMissing(), true)
  addEventListener('unhandledrejection', onMissing)
})()
