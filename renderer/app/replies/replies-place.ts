import { create } from 'zustand'

/** What the shop keeps ready to be sent, one tab each. */
export const repliesPlaces = ['quick-replies', 'products'] as const
export type RepliesPlace = (typeof repliesPlaces)[number]

export const useRepliesPlace = create<{ place: RepliesPlace }>(() => ({ place: 'quick-replies' }))
export const goToReplies = (place: RepliesPlace) => useRepliesPlace.setState({ place })
