import { account } from './account.ts'
import { contacts } from './contacts.ts'
import { conversations } from './conversations.ts'
import { drafts } from './drafts.ts'
import { events } from './events.ts'
import { messages } from './messages.ts'
import { quickReplies } from './quick-replies.ts'
import { search } from './search.ts'
import { sending } from './sending.ts'
import { settings } from './settings.ts'
import { shop } from './shop.ts'

/** Everything a screen may ask. One file per feature; each entry names the right it needs. */
export const contract = { account, contacts, conversations, drafts, events, messages, quickReplies, search, sending, settings, shop }
export type Contract = typeof contract
