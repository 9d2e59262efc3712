import type { MessageKey } from '../en/index.ts'
import { common } from './common.ts'
import { refusals } from './refusals.ts'
import { ui } from './ui.ts'
import { web } from './web.ts'

export const ko: Record<MessageKey, string> = {
  ...common,
  ...refusals,
  ...ui,
  ...web,
}
