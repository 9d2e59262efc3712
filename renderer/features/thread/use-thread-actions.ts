import { useEffect, useMemo, useState } from 'react'
import { contentText } from '#shared/domain/message-content.ts'
import type { Message } from '#shared/domain/message.ts'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { translateNow } from '../../strings/use-strings.ts'
import { showToast } from '../../ui/overlays/toast.tsx'
import { mediaUrl } from './media-url.ts'
import type { ThreadModel } from './model/thread-model.ts'
import { canReact } from './model/reactions.ts'
import { shownMessages } from './model/thread-state.ts'
import type { ThreadActions } from './thread-context.ts'
import { VoicePlayback } from './voice/voice-playback.ts'

export type ThreadCallbacks = {
  onQuote: (message: Message) => void
  onEditAgain: (text: string) => void
  onOpenConversation: ((conversationId: number) => void) | undefined
  onExplain: ((messageId: number) => void) | undefined
  jumpTo: (messageId: number) => void
  openPicture: (messageId: number) => void
}

/** What message parts may do. The object is made once; it always calls the callbacks of the latest render. */
export function useThreadActionsFor(model: ThreadModel, callbacks: ThreadCallbacks): ThreadActions {
  const [latest] = useState(() => new LatestCallbacks(callbacks))
  useEffect(() => latest.set(callbacks))
  const [voice] = useState(() => new VoicePlayback())
  useEffect(() => () => voice.pause(), [voice])
  return useMemo(() => createActions(model, voice, () => latest.get()), [model, voice, latest])
}

/** Callbacks of the latest render, for an object that outlives renders. */
class LatestCallbacks {
  #callbacks: ThreadCallbacks

  constructor(callbacks: ThreadCallbacks) {
    this.#callbacks = callbacks
  }

  get(): ThreadCallbacks {
    return this.#callbacks
  }

  set(callbacks: ThreadCallbacks): void {
    this.#callbacks = callbacks
  }
}

function createActions(model: ThreadModel, voice: VoicePlayback, callbacks: () => ThreadCallbacks): ThreadActions {
  const discard = async (message: Message) => (await api.messages.discard({ messageId: message.id })).text ?? contentText(message.content)
  return {
    voice,
    quote: (message) => callbacks().onQuote(message),
    retry: (message) => attempt(api.messages.retry({ messageId: message.id })),
    discard: (message) => attempt(discard(message).then((text) => {
      const action = text ? { action: { label: translateNow('common.undo'), run: () => callbacks().onEditAgain(text) } } : {}
      showToast({ text: translateNow('thread.discarded'), ...action })
    })),
    /** A message WhatsApp took and could not deliver stays in the history; only its words are used again. */
    editAgain: (message) => attempt((message.wamid === null ? discard(message) : Promise.resolve(contentText(message.content))).then((text) => callbacks().onEditAgain(text ?? ''))),
    react: (message, emoji) => {
      if (canReact(message, Date.now())) attempt(api.messages.react({ messageId: message.id, emoji }))
      else showToast({ text: translateNow('thread.reaction-not-possible') })
    },
    retryMedia: (message) => attempt(api.messages.retryMedia({ messageId: message.id })),
    copyText: (message) => {
      const text = contentText(message.content)
      if (text) attempt(navigator.clipboard.writeText(text).then(() => void showToast({ text: translateNow('common.copied') })))
    },
    jumpTo: (messageId) => callbacks().jumpTo(messageId),
    openPicture: (messageId) => callbacks().openPicture(messageId),
    explain: (messageId) => callbacks().onExplain?.(messageId),
    openChat: (phone) => attempt(api.conversations.openByPhone({ phone }).then((row) => callbacks().onOpenConversation?.(row.id))),
    nextVoice: (messageId) => {
      const messages = shownMessages(model.state)
      const next = messages[messages.findIndex((message) => message.id === messageId) + 1]
      return next?.media?.isVoice && next.media.state === 'ready' && next.deletedAtMs === null ? { url: mediaUrl(next.media), messageId: next.id } : null
    },
  }
}

/** Says the reason when something was refused, else that it did not work. */
function attempt(work: Promise<unknown>): void {
  work.catch((error: unknown) => showFailure(error, translateNow('thread.action-failed')))
}
