/** What a conversation is saved as. */
export const conversationFormats = ['html', 'text', 'json'] as const
export type ConversationFormat = (typeof conversationFormats)[number]
