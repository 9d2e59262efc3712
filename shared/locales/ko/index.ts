import type { MessageKey } from '../en/index.ts'
import { common } from './common.ts'
import { errors } from './errors.ts'
import { notifications } from './notifications.ts'
import { refusals } from './refusals.ts'
import { ui } from './ui.ts'
import { web } from './web.ts'

export const ko: Record<MessageKey, string> = {
  ...common,
  ...errors,
  ...notifications,
  ...refusals,
  ...ui,
  ...web,
}
