import { create } from 'zustand'

export type LabelsPart = 'labels' | 'fields' | 'duplicates'

export const useLabelsPlace = create<{ part: LabelsPart }>(() => ({ part: 'labels' }))
export const showLabelsPart = (part: LabelsPart) => useLabelsPlace.setState({ part })
