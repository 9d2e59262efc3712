import { common } from './common.ts'

export const en = { ...common }
export type MessageKey = keyof typeof en
