import type { Json } from '../json.ts'
import type { Person } from '../state/people.ts'
import type { World } from '../world.ts'

export type SendContext = { world: World; person: Person; isByUserId: boolean }

/** What checking the content of one type found. `failure`: accepted now, failed by webhook later. */
export type Checked = { category?: string; isVoice?: boolean; isTemplate?: boolean; failure?: { code: number; details?: string } | null | Promise<{ code: number; details?: string } | null>; status?: string }
export type ContentCheck = (request: Json, context: SendContext) => Checked
