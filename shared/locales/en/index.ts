import { commands } from './commands.ts'
import { common } from './common.ts'
import { frame } from './frame.ts'
import { inbox } from './inbox.ts'
import { refusals } from './refusals.ts'
import { ui } from './ui.ts'
import { web } from './web.ts'

export const en = {
  ...commands,
  ...common,
  ...frame,
  ...inbox,
  ...refusals,
  ...ui,
  ...web,
}
export type MessageKey = keyof typeof en
