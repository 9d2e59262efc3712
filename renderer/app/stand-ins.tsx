import type { Message } from '#shared/domain/message.ts'
import { EmptyState } from '../ui/empty-state.tsx'

/** Contracts of the features the frame composes; each is replaced in `parts.ts` when its feature lands. */
export type InboxListProps = { selectedId: number | null; onOpen: (conversationId: number, messageId?: number) => void }
export type SearchPanelProps = { onOpen: (conversationId: number, messageId: number) => void; onClose: () => void }
export type ComposerProps = { conversationId: number; quoted: Message | null; onClearQuote: () => void; insertion: { text: string; nonce: number } | null }
export type ContactPanelProps = { contactId: number; conversationId: number; onJump: (messageId: number) => void; onClose: () => void }

export const InboxList = (_props: InboxListProps) => <EmptyState title="Inbox" />
export const SearchPanel = (_props: SearchPanelProps) => <EmptyState title="Search" />
export const Composer = (_props: ComposerProps) => null
export const ContactPanel = (_props: ContactPanelProps) => <EmptyState title="Contact" />
