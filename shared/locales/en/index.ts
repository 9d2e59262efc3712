import { common } from './common.ts'
import { refusals } from './refusals.ts'
import { ui } from './ui.ts'
import { web } from './web.ts'

export const en = {
  ...common,
  ...refusals,
  ...ui,
  ...web,
}
export type MessageKey = keyof typeof en
