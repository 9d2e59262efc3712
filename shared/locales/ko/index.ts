import type { MessageKey } from '../en/index.ts'
import { joined } from '../joined.ts'
import { automation } from './automation.ts'
import { automationFlows } from './automation-flows.ts'
import { automationValues } from './automation-values.ts'
import { automationWhy } from './automation-why.ts'
import { autoReply } from './auto-reply.ts'
import { commandLine } from './command-line.ts'
import { commands } from './commands.ts'
import { common } from './common.ts'
import { composer } from './composer.ts'
import { emoji } from './emoji.ts'
import { customers } from './customers.ts'
import { customerTable } from './customer-table.ts'
import { consent } from './consent.ts'
import { contacts } from './contacts.ts'
import { errors } from './errors.ts'
import { frame } from './frame.ts'
import { host } from './host.ts'
import { hours } from './hours.ts'
import { exported } from './exported.ts'
import { importScreen } from './import-screen.ts'
import { exports } from './exports.ts'
import { imports } from './imports.ts'
import { integrations } from './integrations.ts'
import { inbox } from './inbox.ts'
import { notifications } from './notifications.ts'
import { palette } from './palette.ts'
import { policy } from './policy.ts'
import { products } from './products.ts'
import { quickReplies } from './quick-replies.ts'
import { recovery } from './recovery.ts'
import { segments } from './segments.ts'
import { settings } from './settings.ts'
import { status } from './status.ts'
import { welcome } from './welcome.ts'
import { refusals } from './refusals.ts'
import { search } from './search.ts'
import { shell } from './shell.ts'
import { thread } from './thread.ts'
import { ui } from './ui.ts'
import { web } from './web.ts'

export const ko: Record<MessageKey, string> = joined(
  automation,
  automationFlows,
  automationValues,
  automationWhy,
  autoReply,
  commandLine,
  commands,
  common,
  composer,
  emoji,
  consent,
  contacts,
  customers,
  customerTable,
  errors,
  frame,
  host,
  hours,
  exported,
  importScreen,
  exports,
  imports,
  inbox,
  integrations,
  notifications,
  palette,
  policy,
  products,
  quickReplies,
  recovery,
  segments,
  settings,
  status,
  welcome,
  refusals,
  search,
  shell,
  thread,
  ui,
  web,
)
