import { lazy } from 'react'

/** Features on demand. The first screen's parts start loading with the app, the others when they are opened. */
const inboxList = import('../features/inbox/inbox-list.tsx')
const thread = import('../features/thread/thread.tsx')
const composer = import('../features/composer/composer.tsx')

export const InboxList = lazy(async () => ({ default: (await inboxList).InboxList }))
export const Thread = lazy(async () => ({ default: (await thread).Thread }))
export const Composer = lazy(async () => ({ default: (await composer).Composer }))
export const SearchPanel = lazy(async () => ({ default: (await import('../features/search/search-panel.tsx')).SearchPanel }))
export const ContactPanel = lazy(async () => ({ default: (await import('../features/contacts/contact-panel.tsx')).ContactPanel }))
export const LabelPicker = lazy(async () => ({ default: (await import('../features/labels/label-picker.tsx')).LabelPicker }))
export const LabelsScreen = lazy(async () => ({ default: (await import('../features/labels/labels-screen.tsx')).LabelsScreen }))
export const SettingsScreen = lazy(async () => ({ default: (await import('../features/settings/settings-screen.tsx')).SettingsScreen }))
export const QuickRepliesScreen = lazy(async () => ({ default: (await import('../features/quick-replies/quick-replies-screen.tsx')).QuickRepliesScreen }))
export const Welcome = lazy(async () => ({ default: (await import('../features/welcome/welcome.tsx')).Welcome }))
export const SampleBar = lazy(async () => ({ default: (await import('../features/welcome/sample-bar.tsx')).SampleBar }))
export const Recovery = lazy(async () => ({ default: (await import('../features/recovery/recovery.tsx')).Recovery }))
export const Palette = lazy(async () => ({ default: (await import('../features/palette/palette.tsx')).Palette }))
export const ShortcutHelp = lazy(async () => ({ default: (await import('../features/palette/shortcut-help.tsx')).ShortcutHelp }))
