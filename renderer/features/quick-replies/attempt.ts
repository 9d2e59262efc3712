import { attemptOrSay } from '../../client/failures.ts'

export const attempt = attemptOrSay('quick-replies.failed')
