import type { ThreadMessage } from '../ports/store/export-store.ts'
import { deletedWords, describeContent, failureWords, originWords, quoteWords, type Described } from './message-words.ts'
import { senderOf, sheetTimes, summaryOf, type Sheet, type SheetTimes } from './sheet.ts'

/** One line per message, whatever it holds: nobody writes a line that looks like somebody else's. */
export async function* conversationText(sheet: Sheet, chunks: AsyncIterable<ThreadMessage[]>): AsyncGenerator<string> {
  const { say, contact, phoneText } = sheet
  const times = sheetTimes(sheet)
  yield `${inLine([contact.name, ...(phoneText === null || phoneText === contact.name ? [] : [phoneText])].join(' · '))}\n`
  yield `${inLine(`${sheet.shopName} · ${say('export.sheet-saved', { time: times.full(sheet.savedAtMs), zone: sheet.timeZone })}`)}\n`
  let messageCount = 0
  let day = ''
  for await (const chunk of chunks) {
    let lines = ''
    for (const each of chunk) {
      const of = times.day(each.message.timestampMs)
      lines += `${of === day ? '' : '\n'}${messageLine(sheet, times, each)}\n`
      day = of
    }
    messageCount += chunk.length
    yield lines
  }
  yield `\n${summaryOf(sheet, { messageCount, fileCount: 0, missingFileCount: 0 })}\n`
}

function messageLine(sheet: Sheet, times: SheetTimes, { message, versions }: ThreadMessage): string {
  const { say } = sheet
  const told = wordsOf(describeContent(message.content, message.media, sheet))
  const said = message.deletedAtMs === null ? told : `[${deletedWords(message, say)}]`
  const before = versions.map((version) => `${say(version.reason === 'edited' ? 'export.was' : 'export.original')}: ${wordsOf(describeContent(version.content, null, sheet))}`)
  const marks = [
    originWords(message.origin, say), message.isForwarded ? say('thread.forwarded') : null, message.quoted ? `↩ ${quoteWords(message.quoted, say)}` : null,
    message.editedAtMs === null ? null : say('thread.edited'), ...before, failureWords(message, say),
    ...message.reactions.map(({ emoji, from }) => `${emoji} ${senderOf(sheet, { direction: from === 'customer' ? 'inbound' : 'outbound' })}`),
  ].flatMap((mark) => (mark === null ? [] : [`(${mark})`]))
  return inLine(`${times.day(message.timestampMs)} ${times.time(message.timestampMs)} ${senderOf(sheet, message)}: ${[said, ...marks].join(' ')}`)
}

const wordsOf = ({ kind, text, lines }: Described): string => [...(kind === null ? [] : [`[${kind}]`]), ...(text ? [text] : []), ...lines].join('\n')

/** Line ends become a sign; other control letters and those that turn the direction of a line around go. */
function inLine(text: string): string {
  return text.replaceAll(/\s*[\n\r\u2028\u2029]+\s*/gu, ' ⏎ ').replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '')
}
