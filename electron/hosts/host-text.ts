import { en, type MessageKey } from '#shared/locales/en/index.ts'
import { ko } from '#shared/locales/ko/index.ts'
import { formatMessage, type Language, type MessageValues } from '#shared/locales/translate.ts'

let chosen: Language | null = null
let ofComputer: Language | null = null

/** `--language` wins over the language of the computer. */
export function speak(language: Language): void {
  chosen = language
}

export function hostLanguage(): Language {
  return chosen ?? (ofComputer ??= Intl.DateTimeFormat().resolvedOptions().locale.startsWith('ko') ? 'ko' : 'en')
}

/** What went wrong, for the person at the terminal; what the system reports of ports has a sentence of its own. */
export function problemSentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, port } = error as { code?: string; port?: number }
  if (code === 'EADDRINUSE') return hostText('host.port-taken', { port: String(port) })
  return code === 'EACCES' && port !== undefined ? hostText('host.port-forbidden', { port: String(port) }) : error.message
}

/** A sentence for the terminal. */
export function hostText(key: MessageKey, values: MessageValues = {}): string {
  const language = hostLanguage()
  return formatMessage(language, (language === 'ko' ? ko : en)[key], values)
}
