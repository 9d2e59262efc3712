import { commands } from './commands.ts'
import { common } from './common.ts'
import { frame } from './frame.ts'
import { refusals } from './refusals.ts'
import { ui } from './ui.ts'
import { web } from './web.ts'

export const en = {
  ...commands,
  ...common,
  ...frame,
  ...refusals,
  ...ui,
  ...web,
}
export type MessageKey = keyof typeof en
