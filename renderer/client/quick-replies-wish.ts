import { create } from 'zustand'

/** What a command asked of the quick replies screen, which may not be open yet. */
export type QuickRepliesWish = 'new' | 'import'

export const useQuickRepliesWish = create<{ wish: QuickRepliesWish | null }>(() => ({ wish: null }))
export const wishForQuickReplies = (wish: QuickRepliesWish) => useQuickRepliesWish.setState({ wish })
export const wishGranted = () => useQuickRepliesWish.setState({ wish: null })
