import type { MessageKey } from '../en/index.ts'
import { common } from './common.ts'
import { web } from './web.ts'

export const ko: Record<MessageKey, string> = { ...common, ...web }
