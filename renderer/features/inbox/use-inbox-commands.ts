import type { ConversationFilter, ConversationRow } from '#shared/domain/conversation.ts'
import { api } from '../../client/api.ts'
import { useCommands, type CommandHandlers } from '../../commands/registry.ts'
import { translateNow } from '../../strings/use-strings.ts'
import { showToast } from '../../ui/overlays/toast.tsx'
import { conversationActions, toggleMuted, toggleUnread } from './conversation-actions.ts'
import { indexOf, type InboxState } from './inbox-state.ts'

type Context = { state: InboxState; filter: ConversationFilter; labelId: number | null; selectedId: number | null; onOpen: (conversationId: number) => void }

/** What keys, menu and palette do with the open conversation and the list as it is filtered. */
export function useInboxCommands({ state, filter, labelId, selectedId, onOpen }: Context): void {
  const openAt = (index: number) => {
    const place = state.order[index]
    if (place) onOpen(place.id)
  }
  const step = (direction: 'next' | 'previous') => () => {
    const index = indexOf(state, selectedId)
    if (index < 0) openAt(0)
    else openAt(direction === 'next' ? index + 1 : index - 1)
  }
  const nextUnread = async () => {
    const row = await api.conversations.neighbour({ conversationId: selectedId, direction: 'next-unread', filter, labelId }).catch(() => null)
    if (row) onOpen(row.id)
    else showToast({ text: translateNow('inbox.no-unread-left') })
  }
  const onSelected = (run: (row: ConversationRow) => void) => (selectedId === null ? undefined : () => void selectedRow(state, selectedId).then((row) => row && run(row)))

  const positions: CommandHandlers = {
    'conversation.at-1': () => openAt(0),
    'conversation.at-2': () => openAt(1),
    'conversation.at-3': () => openAt(2),
    'conversation.at-4': () => openAt(3),
    'conversation.at-5': () => openAt(4),
    'conversation.at-6': () => openAt(5),
    'conversation.at-7': () => openAt(6),
    'conversation.at-8': () => openAt(7),
    'conversation.at-9': () => openAt(8),
  }
  useCommands({
    ...positions,
    'conversation.next': step('next'),
    'conversation.previous': step('previous'),
    'conversation.next-unread': () => void nextUnread(),
    'conversation.archive': onSelected((row) => void conversationActions.setArchived(row, !row.isArchived)),
    'conversation.mark-unread': onSelected(toggleUnread),
    'conversation.pin': onSelected((row) => void conversationActions.setPinned(row, row.pinnedAtMs === null)),
    'conversation.mute': onSelected(toggleMuted),
  })
}

/** The open conversation need not stand in the list: it may be archived or not fit the filter. */
async function selectedRow(state: InboxState, selectedId: number): Promise<ConversationRow | undefined> {
  return state.rows.get(selectedId) ?? (await api.conversations.byIds({ conversationIds: [selectedId] }).catch(() => []))[0]
}
