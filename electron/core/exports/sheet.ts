import type { Contact } from '#shared/domain/contact.ts'
import type { Language } from '#shared/locales/translate.ts'
import type { Message } from '#shared/domain/message.ts'
import type { Wording } from './message-words.ts'

/** What a file about one conversation says besides its messages. Times are told in `timeZone` (IANA), words in `language`. */
export type Sheet = { shopName: string; shopPhone: string; contact: Contact; phoneText: string | null; timeZone: string; language: Language; savedAtMs: number } & Wording
export type SheetCounts = { messageCount: number; fileCount: number; missingFileCount: number }

export type SheetTimes = { day(ms: number): string; dayTitle(ms: number): string; time(ms: number): string; full(ms: number): string }

export function sheetTimes({ language, timeZone }: Pick<Sheet, 'language' | 'timeZone'>): SheetTimes {
  const format = (options: Intl.DateTimeFormatOptions, locale: string = language) => new Intl.DateTimeFormat(locale, { timeZone, ...options })
  /** Swedish writes dates as ISO 8601 does. */
  const day = format({ dateStyle: 'short' }, 'sv')
  const [dayTitle, time, full] = [format({ dateStyle: 'full' }), format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }), format({ dateStyle: 'long', timeStyle: 'short' })]
  return { day: (ms) => day.format(ms), dayTitle: (ms) => dayTitle.format(ms), time: (ms) => time.format(ms), full: (ms) => full.format(ms) }
}

export function senderOf({ shopName, contact }: Sheet, { direction }: Pick<Message, 'direction'>): string {
  return direction === 'inbound' ? contact.name : shopName
}

export function summaryOf({ say }: Sheet, { messageCount, fileCount, missingFileCount }: SheetCounts): string {
  return [say('export.sheet-messages', { count: messageCount }), ...(fileCount > 0 ? [say('export.sheet-files', { count: fileCount })] : []), ...(missingFileCount > 0 ? [say('export.sheet-missing', { count: missingFileCount })] : [])].join(' · ')
}
