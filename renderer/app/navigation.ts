import type { Message } from '#shared/domain/message.ts'
import { create } from 'zustand'
import { recall, remember } from '../ui/remembered.ts'

export type DestinationId = 'inbox' | 'customers' | 'labels' | 'quick-replies' | 'automation' | 'settings'
/** `nonce` makes the same message a new wish each time. */
export type JumpTarget = { messageId: number; nonce: number }
export type Insertion = { text: string; nonce: number }

type Place = { destination: DestinationId; conversationId: number | null; isPanelOpen: boolean }
type Navigation = Place & {
  /** Where labels and fields were asked for, and where they lead back to. */
  cameFrom: DestinationId
  jumpTo: JumpTarget | null
  /** The panel over the thread on a narrow window: only while asked for, never remembered. */
  isDrawerOpen: boolean
  isSearchOpen: boolean
  /** Belongs to the open conversation. */
  quoted: Message | null
  insertion: Insertion | null
  /** The message whose automatic reply, or the lack of one, is being explained. */
  explainedId: number | null
  /** Grows with each conversation opened, also with the same one again. */
  openings: number
}

const nowhere: Place = { destination: 'inbox', conversationId: null, isPanelOpen: true }

export const useNavigation = create<Navigation>(() => ({ ...nowhere, ...recall<Partial<Place>>('place', {}), cameFrom: 'inbox', jumpTo: null, isDrawerOpen: false, isSearchOpen: false, quoted: null, insertion: null, explainedId: null, openings: 0 }))

useNavigation.subscribe(({ destination, conversationId, isPanelOpen }) => remember('place', { destination, conversationId, isPanelOpen } satisfies Place))

let nonce = 0

export function openConversation(conversationId: number, messageId: number | null = null, text: string | null = null): void {
  nonce += 1
  const { conversationId: before, openings } = useNavigation.getState()
  const isOther = before !== conversationId
  useNavigation.setState({
    destination: 'inbox',
    conversationId,
    openings: openings + 1,
    isDrawerOpen: false,
    jumpTo: messageId === null ? null : { messageId, nonce },
    ...(isOther ? { quoted: null, insertion: null } : {}),
    ...(text === null ? {} : { insertion: { text, nonce } }),
  })
}

export const closeConversation = () => useNavigation.setState({ conversationId: null, jumpTo: null, quoted: null, insertion: null })
export const goTo = (destination: DestinationId) => useNavigation.setState((state) => ({ destination, cameFrom: state.destination === destination ? state.cameFrom : state.destination }))
export const goBack = () => goTo(useNavigation.getState().cameFrom)
export const setPanelOpen = (isPanelOpen: boolean) => useNavigation.setState({ isPanelOpen })
export const setDrawerOpen = (isDrawerOpen: boolean) => useNavigation.setState({ isDrawerOpen })

/** Shows or hides the panel in the place the window has for it. */
export function togglePanel(isDrawer: boolean): void {
  const { isPanelOpen, isDrawerOpen } = useNavigation.getState()
  if (isDrawer) setDrawerOpen(!isDrawerOpen)
  else setPanelOpen(!isPanelOpen)
}
export const setSearchOpen = (isSearchOpen: boolean) => useNavigation.setState({ isSearchOpen, destination: 'inbox' })
export const explainMessage = (explainedId: number | null) => useNavigation.setState({ explainedId })
export const setQuoted = (quoted: Message | null) => useNavigation.setState({ quoted })

export function insertText(text: string): void {
  nonce += 1
  useNavigation.setState({ insertion: { text, nonce } })
}

export function jumpToMessage(messageId: number): void {
  nonce += 1
  useNavigation.setState({ isDrawerOpen: false, jumpTo: { messageId, nonce } })
}

/** The shop was switched: ids of the old one mean nothing any more. */
export function forgetPlace(): void {
  remember('place', nowhere)
  remember('customers-table', null)
  remember('customers-job', null)
}
