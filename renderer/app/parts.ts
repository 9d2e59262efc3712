import { lazy } from 'react'
import { useNavigation } from './navigation.ts'

/** Features on demand: the list with the app, an open conversation beside it when one was left open, everything else when it is asked for. */
const inboxList = import('../features/inbox/inbox-list.tsx')
const loadThread = () => import('../features/thread/thread.tsx')
const loadComposer = () => import('../features/composer/composer.tsx')

/** As soon as the list is there, so that the first click finds them; asking again costs nothing. */
export const loadConversationParts = () => Promise.all([loadThread(), loadComposer()])
if (useNavigation.getState().conversationId !== null) void loadConversationParts()

export const InboxList = lazy(async () => ({ default: (await inboxList).InboxList }))
export const Thread = lazy(async () => ({ default: (await loadThread()).Thread }))
export const Composer = lazy(async () => ({ default: (await loadComposer()).Composer }))
export const ContactPanel = lazy(async () => ({ default: (await import('../features/contacts/contact-panel.tsx')).ContactPanel }))
export const LabelPicker = lazy(async () => ({ default: (await import('../features/labels/label-picker.tsx')).LabelPicker }))
/** Puts the rooms about customers together; each of them is loaded when it is gone to. */
export const CustomersScreen = lazy(async () => ({ default: (await import('./customers/customers-screen.tsx')).CustomersScreen }))
export const LabelsScreen = lazy(async () => ({ default: (await import('../features/labels/labels-screen.tsx')).LabelsScreen }))
export const SettingsScreen = lazy(async () => ({ default: (await import('../features/settings/settings-screen.tsx')).SettingsScreen }))
/** Puts quick replies and products together; each of them is loaded when it is gone to. */
export const RepliesScreen = lazy(async () => ({ default: (await import('./replies/replies-screen.tsx')).RepliesScreen }))
export const AutomationScreen = lazy(async () => ({ default: (await import('../features/automation/automation-screen.tsx')).AutomationScreen }))
export const TraceDialog = lazy(async () => ({ default: (await import('../features/automation/trace-dialog.tsx')).TraceDialog }))
export const Welcome = lazy(async () => ({ default: (await import('../features/welcome/welcome.tsx')).Welcome }))
export const SampleBar = lazy(async () => ({ default: (await import('../features/welcome/sample-bar.tsx')).SampleBar }))
export const Recovery = lazy(async () => ({ default: (await import('../features/recovery/recovery.tsx')).Recovery }))
export const ExportDialog = lazy(async () => ({ default: (await import('../features/exports/export-dialog.tsx')).ExportDialog }))
export const TidyDialog = lazy(async () => ({ default: (await import('../features/customers/tidy-dialog.tsx')).TidyDialog }))
export const ChangesDialog = lazy(async () => ({ default: (await import('../features/customers/changes-dialog.tsx')).ChangesDialog }))
export const Palette = lazy(async () => ({ default: (await import('../features/palette/palette.tsx')).Palette }))
export const ShortcutHelp = lazy(async () => ({ default: (await import('../features/palette/shortcut-help.tsx')).ShortcutHelp }))
