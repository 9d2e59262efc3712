import { createContext, useContext } from 'react'
import { invariant } from '#shared/lib/invariant.ts'
import type { Message } from '#shared/domain/message.ts'
import type { NextRecording, VoicePlayback } from './voice/voice-playback.ts'

/** What the parts of a message may ask the thread to do. The object stays the same for the whole visit. */
export type ThreadActions = {
  quote(message: Message): void
  retry(message: Message): void
  discard(message: Message): void
  editAgain(message: Message): void
  react(message: Message, emoji: string | null): void
  retryMedia(message: Message): void
  copyText(message: Message): void
  jumpTo(messageId: number): void
  openPicture(messageId: number): void
  /** Why automation answered, or did not. */
  explain(messageId: number): void
  openChat(phone: string): void
  /** Recording after this message to go on with, when the next message is one. */
  nextVoice(messageId: number): NextRecording | null
  voice: VoicePlayback
}

export const ThreadActionsContext = createContext<ThreadActions | null>(null)

export function useThreadActions(): ThreadActions {
  const actions = useContext(ThreadActionsContext)
  invariant(actions, 'a message part is rendered inside a thread')
  return actions
}

/** Name of the customer, for labels. */
export const CustomerNameContext = createContext('')
