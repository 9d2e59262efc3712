import { CircleQuestionMark, Copy, Link, PencilLine, Reply, RotateCw, SmilePlus, Trash2 } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { contentText } from '#shared/domain/message-content.ts'
import type { Message } from '#shared/domain/message.ts'
import type { Translate } from '../../strings/use-strings.ts'
import { chordMatches } from '../../ui/actions/key-chord.ts'
import type { MenuItems } from '../../ui/actions/menu-items.tsx'
import { canReact } from './model/reactions.ts'
import type { ThreadActions } from './thread-context.ts'

/** Everything that can be done with one message, for the context menu. */
export function messageMenu(message: Message | undefined, link: string | null, actions: ThreadActions, react: () => void, t: Translate): MenuItems {
  if (!message) return []
  const isFailed = message.status === 'failed'
  const hasText = contentText(message.content) !== null && message.deletedAtMs === null
  return [
    { id: 'quote', label: t('thread.quote'), icon: <Reply />, shortcut: 'R', onSelect: () => actions.quote(message) },
    ...(canReact(message, Date.now()) ? [{ id: 'react', label: t('thread.react'), icon: <SmilePlus />, shortcut: 'E', onSelect: react }] : []),
    ...(hasText ? [{ id: 'copy', label: t('thread.copy-text'), icon: <Copy />, shortcut: 'C', onSelect: () => actions.copyText(message) }] : []),
    ...(link ? [{ id: 'copy-link', label: t('thread.copy-link'), icon: <Link />, onSelect: () => void navigator.clipboard.writeText(link) }] : []),
    ...(message.direction === 'inbound' || message.origin === 'automation' ? [{ id: 'explain', label: t('thread.explain'), icon: <CircleQuestionMark />, onSelect: () => actions.explain(message.id) }] : []),
    ...(isFailed ? [
      'separator' as const,
      { id: 'retry', label: t('thread.retry'), icon: <RotateCw />, onSelect: () => actions.retry(message) },
      ...(message.content.type === 'text' ? [{ id: 'edit', label: t('thread.edit-again'), icon: <PencilLine />, onSelect: () => actions.editAgain(message) }] : []),
      ...(message.wamid === null ? [{ id: 'discard', label: t('thread.discard'), icon: <Trash2 />, isDangerous: true, onSelect: () => actions.discard(message) }] : []),
    ] : []),
  ]
}

/** What a key does on the focused message; null when it means nothing there. */
export function messageKeyAction(message: Message, event: KeyboardEvent, actions: ThreadActions, react: () => void): (() => void) | null {
  const pressed = event.nativeEvent
  if (chordMatches('R', pressed)) return () => actions.quote(message)
  if (chordMatches('E', pressed)) return canReact(message, Date.now()) ? react : () => actions.react(message, null)
  if (chordMatches('C', pressed) || (chordMatches('Mod+C', pressed) && getSelection()?.isCollapsed !== false)) return () => actions.copyText(message)
  if (pressed.key === 'Enter') return primaryAction(event.currentTarget, message, actions)
  return null
}

/** Enter opens the picture, or presses the first control of the message, such as play. */
function primaryAction(list: EventTarget, message: Message, actions: ThreadActions): (() => void) | null {
  if (message.content.type === 'image' && message.media?.state === 'ready') return () => actions.openPicture(message.id)
  const control = (list as HTMLElement).querySelector<HTMLElement>(`[data-message-id="${message.id}"] :is(button, a, summary)`)
  return control ? () => control.click() : null
}
