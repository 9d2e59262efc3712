import { createContext } from 'react'

/** Only the controls of the focused message are in the tab order. */
export const RowTabIndexContext = createContext<0 | -1>(-1)
