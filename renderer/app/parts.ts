import { onDemand } from '../ui/pages/on-demand.tsx'
import { useNavigation } from './navigation.ts'
import { whenQuiet } from './when-quiet.ts'

/** Features on demand: the list with the app, an open conversation beside it when one was left open, everything else when it is asked for or nothing else is to do. */
export const InboxList = onDemand(async () => (await import('../features/inbox/inbox-list.tsx')).InboxList)
export const Thread = onDemand(async () => (await import('../features/thread/thread.tsx')).Thread)
export const Composer = onDemand(async () => (await import('../features/composer/composer.tsx')).Composer)
export const ContactPanel = onDemand(async () => (await import('../features/contacts/contact-panel.tsx')).ContactPanel)
export const LabelPicker = onDemand(async () => (await import('../features/labels/label-picker.tsx')).LabelPicker)
export const CustomersScreen = onDemand(async () => (await import('./customers/customers-screen.tsx')).CustomersScreen)
export const CustomersTable = onDemand(async () => (await import('../features/customers/customers-table.tsx')).CustomersTable)
export const SegmentsScreen = onDemand(async () => (await import('../features/segments/segments-screen.tsx')).SegmentsScreen)
export const ImportScreen = onDemand(async () => (await import('../features/imports/import-screen.tsx')).ImportScreen)
export const LabelsScreen = onDemand(async () => (await import('../features/labels/labels-screen.tsx')).LabelsScreen)
export const SettingsScreen = onDemand(async () => (await import('../features/settings/settings-screen.tsx')).SettingsScreen)
export const RepliesScreen = onDemand(async () => (await import('./replies/replies-screen.tsx')).RepliesScreen)
export const QuickRepliesScreen = onDemand(async () => (await import('../features/quick-replies/quick-replies-screen.tsx')).QuickRepliesScreen)
export const ProductsScreen = onDemand(async () => (await import('../features/products/products-screen.tsx')).ProductsScreen)
export const AutomationScreen = onDemand(async () => (await import('../features/automation/automation-screen.tsx')).AutomationScreen)
export const TraceDialog = onDemand(async () => (await import('../features/automation/trace-dialog.tsx')).TraceDialog)
export const Welcome = onDemand(async () => (await import('../features/welcome/welcome.tsx')).Welcome)
export const SampleBar = onDemand(async () => (await import('../features/welcome/sample-bar.tsx')).SampleBar)
export const Recovery = onDemand(async () => (await import('../features/recovery/recovery.tsx')).Recovery)
export const ExportDialog = onDemand(async () => (await import('../features/exports/export-dialog.tsx')).ExportDialog)
export const TidyDialog = onDemand(async () => (await import('../features/customers/tidy-dialog.tsx')).TidyDialog)
export const ChangesDialog = onDemand(async () => (await import('../features/customers/changes-dialog.tsx')).ChangesDialog)
export const Palette = onDemand(async () => (await import('../features/palette/palette.tsx')).Palette)
export const ShortcutHelp = onDemand(async () => (await import('../features/palette/shortcut-help.tsx')).ShortcutHelp)

const ofConversation = [Thread, Composer]
const goneToNext = [Palette, ContactPanel, CustomersScreen, CustomersTable, RepliesScreen, QuickRepliesScreen, AutomationScreen, SettingsScreen]

loadAhead([InboxList, ...(useNavigation.getState().conversationId === null ? [] : ofConversation)])

let isUnderWay = false

/** Once the list was painted: what a conversation needs, and later, one by one, where somebody may go, so that nobody waits for it. */
export function loadPartsAhead(): void {
  if (isUnderWay) return
  isUnderWay = true
  requestIdleCallback(() => loadAhead(ofConversation))
  void loadOneByOne()
}

async function loadOneByOne(): Promise<void> {
  for (const part of goneToNext) {
    await whenQuiet()
    await part.loadAhead()
  }
}

function loadAhead(parts: readonly { loadAhead: () => Promise<void> }[]): void {
  for (const part of parts) void part.loadAhead()
}
