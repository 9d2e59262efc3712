import { z } from 'zod'

/**
 * Building blocks that never reject: a field of the wrong type counts as absent, so that one odd field does
 * not cost the message it belongs to. Fields come and go between versions.
 */
export const text = z.string().optional().catch(undefined)
export const flag = z.boolean().optional().catch(undefined)
/** Numbers travel as numbers or as decimal text. */
export const requiredNumber = z.union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/).transform(Number)]).refine(Number.isFinite)
export const number = requiredNumber.optional().catch(undefined)
/** Later times (year 2096 on) are milliseconds given as seconds, or nonsense: nothing on this side could store or show them. */
const endOfTimeSeconds = 4_000_000_000
/** Unix seconds on the wire, Unix milliseconds here; a time that cannot be counts as absent. */
export const timeMs = requiredNumber.refine((seconds) => seconds > 0 && seconds < endOfTimeSeconds).transform((seconds) => Math.floor(seconds) * 1000).optional().catch(undefined)
/** Ids are strings; some webhooks carry them as integers. */
export const id = z.union([z.string(), z.number().transform(String)]).optional().catch(undefined)

export function list<Schema extends z.ZodType>(item: Schema) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((entries) => entries.flatMap((entry) => {
      const parsed = item.safeParse(entry)
      return parsed.success ? [parsed.data] : []
    }))
}

export function maybe<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().catch(undefined)
}
