import { attemptOrSay } from '../../client/failures.ts'

export const attempt = attemptOrSay('automation.failed')
