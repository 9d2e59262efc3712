import { create } from 'zustand'
import type { HoursSettings } from '#shared/domain/opening-hours.ts'

/** Changes not saved yet; they stay while another part of the app is on screen. */
export const useHoursDraft = create<{ draft: HoursSettings | null }>(() => ({ draft: null }))
export const setHoursDraft = (draft: HoursSettings | null) => useHoursDraft.setState({ draft })
