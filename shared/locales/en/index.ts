import { common } from './common.ts'
import { web } from './web.ts'

export const en = { ...common, ...web }
export type MessageKey = keyof typeof en
