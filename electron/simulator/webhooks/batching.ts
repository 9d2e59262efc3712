import { isRecord, type Json } from '../json.ts'
import type { Random } from '../random.ts'

/** One thing to tell. `phone` level goes to the number's override callback if there is one; `time` stamps account fields. */
export type Change = { field: string; value: Json; level: 'phone' | 'waba'; timeSeconds?: number }

/**
 * The envelope of one post. Several changes appear in one of the three forms the documentation allows: many
 * entries, many changes of one entry, or one value with many messages or statuses.
 */
export function bodyOf(changes: readonly Change[], wabaId: string, random: Random): Json {
  const form = changes.length === 1 ? 'changes' : random.pick(['entries', 'changes', 'merged'] as const)
  const spoken = form === 'merged' ? merged(changes) : changes
  const change = ({ field, value }: Change) => ({ value, field })
  const time = spoken.find((one) => one.timeSeconds !== undefined)?.timeSeconds
  const entry = (own: readonly Change[]) => ({ id: wabaId, ...(time !== undefined && { time }), changes: own.map(change) })
  return { object: 'whatsapp_business_account', entry: form === 'entries' ? spoken.map((one) => entry([one])) : [entry(spoken)] }
}

/** Joins neighbours whose values differ only in their list of messages or statuses and in their contacts. */
function merged(changes: readonly Change[]): Change[] {
  const joined: Change[] = []
  for (const change of changes) {
    const list = listOf(change)
    const last = joined.at(-1)
    if (!list || !last || last.field !== change.field || listOf(last) !== list) {
      joined.push({ ...change, value: { ...change.value } })
      continue
    }
    last.value[list] = [...asList(last.value[list]), ...asList(change.value[list])]
    const contacts = uniqueContacts([...asList(last.value['contacts']), ...asList(change.value['contacts'])])
    if (contacts.length > 0) last.value['contacts'] = contacts
  }
  return joined
}

const listOf = ({ field, value }: Change): 'messages' | 'statuses' | null => {
  if (field !== 'messages') return null
  return 'messages' in value ? 'messages' : 'statuses' in value ? 'statuses' : null
}

const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function uniqueContacts(contacts: unknown[]): unknown[] {
  const seen = new Map<unknown, unknown>()
  for (const contact of contacts) if (isRecord(contact)) seen.set(contact['user_id'] ?? contact['wa_id'], contact)
  return [...seen.values()]
}
