import { create } from 'zustand'

export const settingsSections = ['health', 'notifications', 'language', 'appearance', 'writing', 'rules', 'consent', 'integrations', 'backup', 'about'] as const
export type SettingsSection = (typeof settingsSections)[number]

/** Which section is open; set from outside by whoever sends the person here. */
export const useSettingsPlace = create<{ section: SettingsSection }>(() => ({ section: 'health' }))
