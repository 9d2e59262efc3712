import { create } from 'zustand'

/** `import` is a task with an end: reached from the table and left again, so it has no tab. */
export type CustomersPlace = 'table' | 'segments' | 'import'
/** One tab each; a place appears here together with its screen in `customers-screen.tsx`. */
export const tabbedPlaces: readonly Exclude<CustomersPlace, 'import'>[] = ['table', 'segments']

export const useCustomersPlace = create<{ place: CustomersPlace }>(() => ({ place: 'table' }))
export const goToCustomers = (place: CustomersPlace) => useCustomersPlace.setState({ place })
