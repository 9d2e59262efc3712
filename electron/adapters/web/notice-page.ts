import { createHash } from 'node:crypto'
import { formatMessage, type Language } from '#shared/locales/translate.ts'
import { en } from '#shared/locales/en/index.ts'
import { ko } from '#shared/locales/ko/index.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'

/** The app's own files need a session, so this page brings its few rules along. */
const style = `
:root { color-scheme: light dark; --page: #f3f2ee; --surface: #fff; --line: #e0ddd6; --text: #1f1e1b; --muted: #5c5952; --accent: #0f7a58 }
@media (prefers-color-scheme: dark) { :root { --page: #11100e; --surface: #1b1a17; --line: #35332e; --text: #f0eee8; --muted: #b3afa6; --accent: #4cc79a } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--page); color: var(--text); word-break: keep-all;
  font: 15px/1.6 Pretendard, "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", "Noto Sans CJK KR", system-ui, sans-serif }
main { max-width: 24rem; margin: 1rem; padding: 2rem; border: 1px solid var(--line); border-radius: 12px; background: var(--surface) }
h1 { margin: 0 0 .5rem; font-size: 1.25rem; color: var(--accent) }
p { margin: 0; color: var(--muted) }
`
const contentSecurityPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** A page without script for a browser that has no session yet, in the language it asks for. */
export function noticePage(status: number, key: MessageKey, acceptLanguage: string | undefined): Response {
  const language: Language = acceptLanguage?.trimStart().toLowerCase().startsWith('ko') ? 'ko' : 'en'
  const say = (message: MessageKey) => formatMessage(language, (language === 'ko' ? ko : en)[message])
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${say('common.app-name')}</title><style>${style}</style><main><h1>${say('common.app-name')}</h1><p>${say(key)}</p></main></html>`
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': contentSecurityPolicy } })
}
