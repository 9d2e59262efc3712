import type { Language } from '#shared/locales/translate.ts'
import { conversationId as idOf } from '#shared/domain/ids.ts'
import { localText } from '../kernel/local-text.ts'
import { found } from '../kernel/refuse.ts'
import { ShownNumbers } from '../kernel/shown-numbers.ts'
import type { MediaFiles } from '../ports/media-files.ts'
import type { LibraryStore } from '../ports/store/export-store.ts'
import type { Sheet } from './sheet.ts'

/** Where exports come from: the shop while it runs, or its folder read by the command line. */
export type ExportSource = {
  library: LibraryStore
  mediaFiles: Pick<MediaFiles, 'open' | 'sizeOf'>
  language: Language
  /** IANA name; times in files are told in it. */
  timeZone: string
  nowMs: number
}

/** Rejects with NOT_FOUND when there is no such conversation. */
export async function sheetOf({ library, language, timeZone, nowMs }: ExportSource, conversationId: number): Promise<Sheet> {
  const [row] = await library.conversationsByIds([idOf(conversationId)])
  const contact = found(await library.contact(found(row).contactId))
  const account = await library.account()
  const { products } = await library.products()
  const numbers = new ShownNumbers(() => account?.displayPhoneNumber ?? null)
  const say: Sheet['say'] = (key, values) => localText(language, key, values)
  return {
    shopName: account?.verifiedName || say('thread.you'), shopPhone: account?.displayPhoneNumber ?? '', contact: { ...contact, name: numbers.name(contact.name) },
    phoneText: contact.phone === null ? null : numbers.text(contact.phone), timeZone, language, savedAtMs: nowMs, say,
    productNames: new Map(products.map(({ retailerId, name }) => [retailerId, name])),
  }
}
