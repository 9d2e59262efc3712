import { exportedMessage } from '#shared/domain/exported-message.ts'
import { isoTime } from '#shared/domain/iso-time.ts'
import type { ThreadMessage } from '../ports/store/export-store.ts'
import type { Sheet } from './sheet.ts'

/** `docs/exports.md` says what each name means. One message per line, so that a large file can be read line by line too. */
export async function* conversationJson({ shopName, shopPhone, contact, timeZone, savedAtMs }: Sheet, chunks: AsyncIterable<ThreadMessage[]>): AsyncGenerator<string> {
  const head = {
    format: 'danggol-conversation', version: 1, savedAt: isoTime(savedAtMs), timeZone, shop: { name: shopName, phone: shopPhone },
    contact: { id: contact.id, name: contact.name, givenName: contact.givenName, profileName: contact.profileName, identities: contact.identities, note: contact.note },
  }
  yield `${JSON.stringify(head).slice(0, -1)},"messages":[`
  let messageCount = 0
  for await (const chunk of chunks) {
    yield chunk.map((each, index) => `${messageCount + index === 0 ? '' : ','}\n${JSON.stringify(exportedMessage(each, null))}`).join('')
    messageCount += chunk.length
  }
  yield `\n],"messageCount":${messageCount}}\n`
}
