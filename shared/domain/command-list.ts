import type { MessageKey } from '../locales/en/index.ts'

/** Where a command stands in the desktop's application menu; commands without one are reached by key and palette. */
export type MenuName = 'app' | 'conversation' | 'view' | 'help'
export type CommandSection = 'go' | 'conversation' | 'message' | 'view' | 'app'

export type CommandDefinition = {
  id: string
  /** Sentence key of the label, a verb. */
  labelKey: MessageKey
  /** First one is shown. `Mod` is Command on a Mac, Control elsewhere. Single letters work outside text fields only. */
  keys: readonly string[]
  section: CommandSection
  menu?: MenuName
  /** Too many or too small to list in the palette; the shortcut help still shows them. */
  isPaletteHidden?: boolean
}

/**
 * Everything a person can do by key, menu or palette, as data. The renderer says what each one does while a screen
 * that can do it is open; the desktop builds its menu from the same list.
 */
export const commandList = [
  { id: 'go.palette', labelKey: 'command.go.palette', keys: ['Mod+K'], section: 'go', menu: 'view', isPaletteHidden: true },
  { id: 'go.inbox', labelKey: 'command.go.inbox', keys: ['Mod+Shift+E'], section: 'go', menu: 'view' },
  { id: 'go.customers', labelKey: 'command.go.customers', keys: ['Mod+Shift+K'], section: 'go', menu: 'view' },
  { id: 'customers.changes', labelKey: 'command.customers.changes', keys: [], section: 'go', menu: 'view' },
  { id: 'customers.tidy', labelKey: 'command.customers.tidy', keys: [], section: 'go', menu: 'view' },
  { id: 'customers.import', labelKey: 'command.customers.import', keys: [], section: 'go', menu: 'view' },
  { id: 'go.quick-replies', labelKey: 'command.go.quick-replies', keys: ['Mod+Shift+Y'], section: 'go', menu: 'view' },
  { id: 'go.products', labelKey: 'command.go.products', keys: [], section: 'go', menu: 'view' },
  { id: 'go.automation', labelKey: 'command.go.automation', keys: ['Mod+Shift+A'], section: 'go', menu: 'view' },
  { id: 'go.settings', labelKey: 'command.go.settings', keys: ['Mod+,'], section: 'go', menu: 'app' },
  { id: 'go.labels', labelKey: 'command.go.labels', keys: [], section: 'go', menu: 'view' },
  { id: 'go.fields', labelKey: 'command.go.fields', keys: [], section: 'go' },
  { id: 'go.duplicates', labelKey: 'command.go.duplicates', keys: [], section: 'go' },
  { id: 'go.search', labelKey: 'command.go.search', keys: ['Mod+Shift+F'], section: 'go', menu: 'view' },
  { id: 'conversation.next', labelKey: 'command.conversation.next', keys: ['Alt+ArrowDown'], section: 'go', menu: 'conversation' },
  { id: 'conversation.previous', labelKey: 'command.conversation.previous', keys: ['Alt+ArrowUp'], section: 'go', menu: 'conversation' },
  { id: 'conversation.next-unread', labelKey: 'command.conversation.next-unread', keys: ['Alt+Shift+ArrowDown'], section: 'go', menu: 'conversation' },
  { id: 'conversation.at-1', labelKey: 'command.conversation.at-1', keys: ['Mod+1'], section: 'go', isPaletteHidden: true },
  { id: 'conversation.at-2', labelKey: 'command.conversation.at-2', keys: ['Mod+2'], section: 'go', isPaletteHidden: true },
  { id: 'conversation.at-3', labelKey: 'command.conversation.at-3', keys: ['Mod+3'], section: 'go', isPaletteHidden: true },
  { id: 'conversation.at-4', labelKey: 'command.conversation.at-4', keys: ['Mod+4'], section: 'go', isPaletteHidden: true },
  { id: 'conversation.at-5', labelKey: 'command.conversation.at-5', keys: ['Mod+5'], section: 'go', isPaletteHidden: true },
  { id: 'conversation.at-6', labelKey: 'command.conversation.at-6', keys: ['Mod+6'], section: 'go', isPaletteHidden: true },
  { id: 'conversation.at-7', labelKey: 'command.conversation.at-7', keys: ['Mod+7'], section: 'go', isPaletteHidden: true },
  { id: 'conversation.at-8', labelKey: 'command.conversation.at-8', keys: ['Mod+8'], section: 'go', isPaletteHidden: true },
  { id: 'conversation.at-9', labelKey: 'command.conversation.at-9', keys: ['Mod+9'], section: 'go', isPaletteHidden: true },
  { id: 'conversation.reply', labelKey: 'command.conversation.reply', keys: ['R'], section: 'conversation', menu: 'conversation' },
  { id: 'conversation.archive', labelKey: 'command.conversation.archive', keys: ['E'], section: 'conversation', menu: 'conversation' },
  { id: 'conversation.mark-unread', labelKey: 'command.conversation.mark-unread', keys: ['U'], section: 'conversation', menu: 'conversation' },
  { id: 'conversation.pin', labelKey: 'command.conversation.pin', keys: ['P'], section: 'conversation', menu: 'conversation' },
  { id: 'conversation.mute', labelKey: 'command.conversation.mute', keys: ['M'], section: 'conversation', menu: 'conversation' },
  { id: 'conversation.label', labelKey: 'command.conversation.label', keys: ['L'], section: 'conversation', menu: 'conversation' },
  { id: 'conversation.export', labelKey: 'command.conversation.export', keys: [], section: 'conversation', menu: 'conversation' },
  { id: 'thread.find', labelKey: 'command.thread.find', keys: ['Mod+F'], section: 'message', menu: 'conversation' },
  { id: 'thread.jump-to-date', labelKey: 'command.thread.jump-to-date', keys: ['Mod+G'], section: 'message', menu: 'conversation' },
  { id: 'thread.latest', labelKey: 'command.thread.latest', keys: ['Mod+End'], section: 'message', menu: 'conversation' },
  { id: 'composer.attach', labelKey: 'command.composer.attach', keys: ['Mod+Shift+U'], section: 'message' },
  { id: 'composer.emoji', labelKey: 'command.composer.emoji', keys: ['Mod+;'], section: 'message' },
  { id: 'composer.quick-reply', labelKey: 'command.composer.quick-reply', keys: ['Mod+Shift+.'], section: 'message' },
  { id: 'composer.product', labelKey: 'command.composer.product', keys: ['Mod+Shift+G'], section: 'message' },
  { id: 'products.new', labelKey: 'command.products.new', keys: [], section: 'go' },
  { id: 'products.import', labelKey: 'command.products.import', keys: [], section: 'go' },
  { id: 'quick-replies.new', labelKey: 'command.quick-replies.new', keys: [], section: 'go' },
  { id: 'quick-replies.import', labelKey: 'command.quick-replies.import', keys: [], section: 'go' },
  { id: 'view.panel', labelKey: 'command.view.panel', keys: ['Mod+Shift+I'], section: 'view', menu: 'view' },
  { id: 'view.zoom-in', labelKey: 'command.view.zoom-in', keys: ['Mod+=', 'Mod++'], section: 'view', menu: 'view' },
  { id: 'view.zoom-out', labelKey: 'command.view.zoom-out', keys: ['Mod+-'], section: 'view', menu: 'view' },
  { id: 'view.zoom-reset', labelKey: 'command.view.zoom-reset', keys: ['Mod+0'], section: 'view', menu: 'view' },
  { id: 'view.theme', labelKey: 'command.view.theme', keys: ['Mod+Shift+L'], section: 'view', menu: 'view' },
  { id: 'view.density', labelKey: 'command.view.density', keys: [], section: 'view', menu: 'view' },
  { id: 'view.language', labelKey: 'command.view.language', keys: [], section: 'view' },
  { id: 'app.pause-sending', labelKey: 'command.app.pause-sending', keys: [], section: 'app', menu: 'app' },
  { id: 'app.resume-sending', labelKey: 'command.app.resume-sending', keys: [], section: 'app', menu: 'app' },
  { id: 'app.back-up', labelKey: 'command.app.back-up', keys: [], section: 'app', menu: 'app' },
  { id: 'app.export-customers', labelKey: 'command.app.export-customers', keys: [], section: 'app', menu: 'app' },
  { id: 'app.export-everything', labelKey: 'command.app.export-everything', keys: [], section: 'app', menu: 'app' },
  { id: 'app.copy-diagnostics', labelKey: 'command.app.copy-diagnostics', keys: [], section: 'app', menu: 'help' },
  { id: 'app.shortcuts', labelKey: 'command.app.shortcuts', keys: ['Mod+/', '?'], section: 'app', menu: 'help' },
] as const satisfies readonly CommandDefinition[]

export type CommandId = (typeof commandList)[number]['id']
