declare const brand: unique symbol
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name }

/** Row numbers of this database. They never travel to Meta. */
export type AccountId = Branded<number, 'AccountId'>
export type ContactId = Branded<number, 'ContactId'>
export type ConversationId = Branded<number, 'ConversationId'>
export type MessageId = Branded<number, 'MessageId'>
export type MediaId = Branded<number, 'MediaId'>
export type AttachmentId = Branded<number, 'AttachmentId'>
export type JournalId = Branded<number, 'JournalId'>
export type UndoId = Branded<number, 'UndoId'>

/** Meta's id of a message, `wamid.…`, opaque text of variable length. */
export type Wamid = Branded<string, 'Wamid'>

/** Our own id of an outgoing message, sent as `biz_opaque_callback_data` and returned on every status. */
export type ClientReference = Branded<string, 'ClientReference'>

export const accountId = (value: number) => value as AccountId
export const contactId = (value: number) => value as ContactId
export const conversationId = (value: number) => value as ConversationId
export const messageId = (value: number) => value as MessageId
export const mediaId = (value: number) => value as MediaId
export const attachmentId = (value: number) => value as AttachmentId
export const journalId = (value: number) => value as JournalId
export const undoId = (value: number) => value as UndoId
export const wamid = (value: string) => value as Wamid
export const clientReference = (value: string) => value as ClientReference
