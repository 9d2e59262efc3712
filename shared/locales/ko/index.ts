import type { MessageKey } from '../en/index.ts'
import { common } from './common.ts'

export const ko: Record<MessageKey, string> = { ...common }
