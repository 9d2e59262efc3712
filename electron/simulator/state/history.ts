import type { Json } from '../json.ts'
import type { Person } from './people.ts'

/** Old messages of one person, in the shape of `history[].threads[].messages[]`. */
export type HistoryThread = { person: Person; messages: Json[] }

/** What a phone would hand over when its number is connected (Meta's documentation, coexistence). */
export class History {
  readonly threads: HistoryThread[] = []
  /** Follow-ups that carry the media of recent placeholders. */
  readonly media: { isOutgoing: boolean; message: Json; person: Person }[] = []
  readonly addressBook: { person: Person; fullName: string; atMs: number }[] = []
}
