import { attemptOrSay } from '../../client/failures.ts'

export const attempt = attemptOrSay('common.not-changed')
