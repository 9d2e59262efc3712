import type { MessageKey } from '#shared/locales/en/index.ts'
import type { Language } from '#shared/locales/translate.ts'
import { localText } from '../kernel/local-text.ts'
import type { ExportSource } from './export-source.ts'
import { sheetTimes } from './sheet.ts'

const files = [
  ['customers.csv', 'export.readme.customers-csv'], ['customers.jsonl', 'export.readme.customers-jsonl'], ['messages.jsonl', 'export.readme.messages'], ['media/', 'export.readme.media'],
  ['purchases.jsonl', 'export.readme.purchases'], ['consent.jsonl', 'export.readme.consent'], ['labels.json, fields.json', 'export.readme.labels'], ['segments.json, customer-views.json', 'export.readme.segments'],
  ['quick-replies.json', 'export.readme.quick-replies'], ['products.json', 'export.readme.products'], ['reply-files/, reply-files.json', 'export.readme.reply-files'], ['automation.json, hours.json', 'export.readme.automation'],
  ['consent-words.json', 'export.readme.consent-words'], ['shop.json', 'export.readme.shop'],
] as const satisfies readonly (readonly [string, MessageKey])[]

/** What is what, in both languages, the owner's first. The mark at its beginning makes old editors read Hangul. */
export function readme({ language, timeZone, nowMs }: Pick<ExportSource, 'language' | 'timeZone' | 'nowMs'>): string {
  const both: Language[] = language === 'ko' ? ['ko', 'en'] : ['en', 'ko']
  return `\uFEFF${both.map((one) => {
    const say = (key: MessageKey, values = {}) => localText(one, key, values)
    return [
      say('export.readme.title'), say('export.sheet-saved', { time: sheetTimes({ language: one, timeZone }).full(nowMs), zone: timeZone }), '',
      ...files.map(([name, key]) => `${name}\r\n    ${say(key)}`), '', say('export.readme.times'), say('export.readme.secrets'), say('export.readme.care'),
    ].join('\r\n')
  }).join('\r\n\r\n----------------------------------------\r\n\r\n')}\r\n`
}
