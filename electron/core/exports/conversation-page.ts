import { isoTime } from '#shared/domain/iso-time.ts'
import type { Media, Message } from '#shared/domain/message.ts'
import type { ThreadMessage } from '../ports/store/export-store.ts'
import { conversationStyle, conversationStyleDigest } from './conversation-style.ts'
import { html, Html } from './html.ts'
import { bareType, type MediaShelf } from './media-shelf.ts'
import { deletedWords, describeContent, failureWords, missingWords, originWords, quoteWords } from './message-words.ts'
import { senderOf, sheetTimes, summaryOf, type Sheet, type SheetTimes } from './sheet.ts'

/** No script, no frame, no request: files that lie beside the page, and its own style by its digest. */
const policy = `default-src 'none'; style-src '${conversationStyleDigest}'; img-src 'self' file:; media-src 'self' file:; base-uri 'none'; form-action 'none'`

/** Consecutive messages of one author within this time belong together. */
const turnMs = 5 * 60_000

/** Whatever a message holds is text here. Written as it is read; the files it shows are placed on the shelf. */
export async function* conversationPage(sheet: Sheet, chunks: AsyncIterable<ThreadMessage[]>, shelf: MediaShelf): AsyncGenerator<string> {
  const { say, contact, phoneText, language } = sheet
  const times = sheetTimes(sheet)
  const title = say('thread.conversation', { name: contact.name })
  yield `${html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Html(conversationStyle)}</style>
</head>
<body>
<header>
<h1><bdi>${contact.name}</bdi></h1>
${phoneText === null || phoneText === contact.name ? null : html`<p><bdi>${phoneText}</bdi></p>`}
<p><bdi>${sheet.shopName}</bdi> · ${say('export.sheet-saved', { time: times.full(sheet.savedAtMs), zone: sheet.timeZone })}</p>
</header>
<main>`.text}\n`
  let messageCount = 0
  let previous: Message | null = null
  for await (const chunk of chunks) {
    let part = ''
    for (const each of chunk) {
      const { message } = each
      const isNewDay = previous === null || times.day(previous.timestampMs) !== times.day(message.timestampMs)
      if (isNewDay) part += html`${previous === null ? null : new Html('</ol>\n</section>\n')}<section>\n<h2>${times.dayTitle(message.timestampMs)}</h2>\n<ol>\n`.text
      const isNext = !isNewDay && previous?.direction === message.direction && previous.origin === message.origin && message.timestampMs - previous.timestampMs < turnMs
      part += `${messageItem(sheet, times, each, await shelf.place(each), isNext).text}\n`
      previous = message
    }
    messageCount += chunk.length
    yield part
  }
  yield `${html`${previous === null ? html`<p>${say('thread.empty-title')}</p>` : new Html('</ol>\n</section>\n')}</main>
<footer><p>${summaryOf(sheet, { messageCount, fileCount: shelf.count, missingFileCount: shelf.missingCount })}</p><p>${say('export.sheet-made')}</p></footer>
</body>
</html>`.text}\n`
}

function messageItem(sheet: Sheet, times: SheetTimes, { message, versions }: ThreadMessage, file: string | null, isNext: boolean): Html {
  const { say } = sheet
  const { kind, text, lines } = describeContent(message.content, message.media, sheet)
  if (message.content.type === 'system') return html`<li class="message notice"><bdi>${text}</bdi> <time datetime="${isoTime(message.timestampMs)}">${times.time(message.timestampMs)}</time></li>`
  const isOut = message.direction === 'outbound'
  const problem = isOut ? failureWords(message, say) : null
  const isDeleted = message.deletedAtMs !== null
  const marks = [originWords(message.origin, say), message.isForwarded ? say('thread.forwarded') : null, message.editedAtMs === null ? null : say('thread.edited')].flatMap((mark) => (mark === null ? [] : [html`<span>${mark}</span>`]))
  return html`<li class="message ${isOut ? 'out' : 'in'}${isNext ? ' next' : ''}${message.status === 'failed' ? ' failed' : ''}" id="m${message.id}">
${isNext ? null : html`<p class="who"><bdi>${senderOf(sheet, message)}</bdi></p>`}
<div class="bubble">${quoteOf(message, say)}${isDeleted ? html`<p class="deleted">${deletedWords(message, say)}</p>` : html`${message.media ? mediaPart(message, message.media, file, kind, say) : kindPart(kind)}${text ? html`<p class="text">${text}</p>` : null}${linesPart(message.media ? [] : lines)}`}
${versionsPart(sheet, times, versions)}<p class="marks">${marks}<time datetime="${isoTime(message.timestampMs)}" title="${times.full(message.timestampMs)}">${times.time(message.timestampMs)}</time>${isOut && problem === null ? html`<span>${say(`thread.status-${message.status}`)}</span>` : null}</p></div>
${problem === null ? null : html`<p class="problem">${problem}</p>`}${reactionsPart(sheet, message)}</li>`
}

const kindPart = (kind: string | null) => (kind === null ? null : html`<p class="kind"><bdi>${kind}</bdi></p>`)
const linesPart = (lines: readonly string[]) => (lines.length === 0 ? null : html`<ul class="lines">${lines.map((line) => html`<li>${line}</li>`)}</ul>`)

function quoteOf({ quoted }: Message, say: Sheet['say']): Html | null {
  if (!quoted) return null
  const words = quoteWords(quoted, say)
  return html`<blockquote class="quote">${quoted.id === null ? words : html`<a href="#m${quoted.id}">↩</a> ${words}`}</blockquote>`
}

function mediaPart({ content }: Message, media: Media, file: string | null, kind: string | null, say: Sheet['say']): Html {
  const name = media.fileName ?? kind ?? say('thread.unnamed-file')
  if (file === null) return html`<p class="missing"><bdi>${name}</bdi> · ${missingWords(media, say)}</p>`
  const type = bareType(media.mimeType)
  if (content.type === 'image' || content.type === 'sticker') return html`<img ${content.type === 'sticker' ? new Html('class="sticker" ') : null}src="${file}" alt="${kind}" loading="lazy">`
  if (content.type === 'video') return html`<video src="${file}" controls preload="metadata"></video>`
  if (content.type === 'audio' && type.startsWith('audio/')) return html`${kindPart(kind)}<audio src="${file}" controls preload="none"></audio>`
  return html`${kindPart(kind)}<a class="file" href="${file}" download><bdi>${name}</bdi></a>`
}

function versionsPart(sheet: Sheet, times: SheetTimes, versions: ThreadMessage['versions']): Html | null {
  if (versions.length === 0) return null
  const items = versions.map(({ content, replacedAtMs }) => {
    const { kind, text, lines } = describeContent(content, null, sheet)
    return html`<li>${sheet.say('thread.versions-until', { time: times.full(replacedAtMs) })}\n${[...(kind === null ? [] : [kind]), ...(text ? [text] : []), ...lines].join('\n')}</li>`
  })
  return html`<details class="versions"><summary>${sheet.say('thread.versions-title')}</summary><ol>${items}</ol></details>`
}

function reactionsPart(sheet: Sheet, { reactions }: Message): Html | null {
  if (reactions.length === 0) return null
  return html`<ul class="reactions">${reactions.map(({ emoji, from }) => html`<li title="${senderOf(sheet, { direction: from === 'customer' ? 'inbound' : 'outbound' })}">${emoji}</li>`)}</ul>`
}
