import { formatMessage, type Language } from '#shared/locales/translate.ts'
import { en } from '#shared/locales/en/index.ts'
import { ko } from '#shared/locales/ko/index.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'

/** A page without script for a browser that has no session yet, in the language it asks for. */
export function noticePage(status: number, key: MessageKey, acceptLanguage: string | undefined): Response {
  const language: Language = acceptLanguage?.trimStart().toLowerCase().startsWith('ko') ? 'ko' : 'en'
  const say = (message: MessageKey) => formatMessage(language, (language === 'ko' ? ko : en)[message])
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${say('common.app-name')}</title><h1>${say('common.app-name')}</h1><p>${say(key)}</p></html>`
  return new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' } })
}
