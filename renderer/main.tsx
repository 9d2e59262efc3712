import { createRoot } from 'react-dom/client'
import { startEvents } from './client/events.ts'
import { recall } from './ui/remembered.ts'
import { setLanguage, type LanguageChoice } from './strings/language.ts'
import { App } from './app/app.tsx'
import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css'
import './ui/styles/tokens.css'
import './ui/styles/base.css'

startEvents()
await setLanguage(recall<{ language?: LanguageChoice }>('appearance', {}).language ?? 'system')

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
