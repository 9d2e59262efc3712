import type { z } from 'zod'
import { ControlError } from './control-error.ts'

/** Reads control input; anything unknown or unfit is refused by the name of its field. */
export function parse<Output>(schema: z.ZodType<Output>, input: unknown, at = ''): Output {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const issue = result.error.issues[0]!
  const path = [...(at === '' ? [] : [at]), ...issue.path.map(String)]
  if (issue.code === 'unrecognized_keys') throw new ControlError([...path, issue.keys[0]!].join('.'), 'is not known')
  throw new ControlError(path.join('.') || 'body', issue.message)
}
