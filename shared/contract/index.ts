import { account } from './account.ts'
import { automation } from './automation.ts'
import { consent } from './consent.ts'
import { contacts } from './contacts.ts'
import { conversations } from './conversations.ts'
import { customers } from './customers.ts'
import { drafts } from './drafts.ts'
import { events } from './events.ts'
import { fields } from './fields.ts'
import { imports } from './imports.ts'
import { labels } from './labels.ts'
import { hours } from './hours.ts'
import { messages } from './messages.ts'
import { quickReplies } from './quick-replies.ts'
import { purchases } from './purchases.ts'
import { search } from './search.ts'
import { segments } from './segments.ts'
import { sending } from './sending.ts'
import { settings } from './settings.ts'
import { shop } from './shop.ts'

/** Everything a screen may ask. One file per feature; each entry names the right it needs. */
export const contract = { account, automation, consent, contacts, conversations, customers, drafts, events, fields, hours, imports, labels, messages, purchases, quickReplies, search, segments, sending, settings, shop }
export type Contract = typeof contract
