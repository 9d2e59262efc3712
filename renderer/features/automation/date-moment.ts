export const dateMoments = ['before', 'same-day', 'after'] as const
export type DateMoment = (typeof dateMoments)[number]

export const dateMomentOf = (daysBefore: number): DateMoment => (daysBefore === 0 ? 'same-day' : daysBefore > 0 ? 'before' : 'after')

export const daysBeforeOf = (moment: DateMoment, days: number): number => (moment === 'same-day' ? 0 : moment === 'before' ? days : -days)
