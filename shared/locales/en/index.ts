import { common } from './common.ts'
import { errors } from './errors.ts'
import { notifications } from './notifications.ts'
import { refusals } from './refusals.ts'
import { ui } from './ui.ts'
import { web } from './web.ts'

export const en = {
  ...common,
  ...errors,
  ...notifications,
  ...refusals,
  ...ui,
  ...web,
}
export type MessageKey = keyof typeof en
