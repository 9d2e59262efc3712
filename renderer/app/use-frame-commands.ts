import type { Settings } from '#shared/domain/settings.ts'
import { api } from '../client/api.ts'
import { useLive } from '../client/live.ts'
import { currentSettings, updateSettings } from '../client/settings.ts'
import { useCommands } from '../commands/registry.ts'
import { showLabelsPart, type LabelsPart } from '../features/labels/labels-place.ts'
import { copyDiagnostics } from '../features/settings/health/copy-diagnostics.ts'
import { backUp } from '../features/settings/back-up.ts'
import { wishForProducts, type ProductsWish } from '../client/products.ts'
import { wishForQuickReplies, type QuickRepliesWish } from '../client/quick-replies-wish.ts'
import { resolveLanguage } from '../strings/language.ts'
import { useStrings } from '../strings/use-strings.ts'
import { shownTheme } from './appearance.ts'
import { goToCustomers } from './customers/customers-place.ts'
import type { Layout } from './layout.ts'
import { goToReplies, type RepliesPlace } from './replies/replies-place.ts'
import { goTo, openConversation, setSearchOpen, togglePanel, useNavigation } from './navigation.ts'

const zoomStep = 10
const zoomLeast = 80
const zoomMost = 200

const change = (patch: Partial<Settings>) => void updateSettings(patch).catch(() => undefined)
const zoomBy = (step: number) => change({ zoomPercent: Math.min(zoomMost, Math.max(zoomLeast, currentSettings().zoomPercent + step)) })

async function openNeighbour(direction: 'next' | 'previous' | 'next-unread'): Promise<void> {
  const { conversationId } = useNavigation.getState()
  const row = await api.conversations.neighbour({ conversationId, direction, filter: 'all' })
  if (row) openConversation(row.id)
}

function openQuickReplies(wish: QuickRepliesWish): void {
  wishForQuickReplies(wish)
  openReplies('quick-replies')
}

function openProducts(wish: ProductsWish): void {
  wishForProducts(wish)
  openReplies('products')
}

function openReplies(place: RepliesPlace): void {
  goToReplies(place)
  goTo('quick-replies')
}

function openLabels(part: LabelsPart): void {
  showLabelsPart(part)
  goTo('labels')
}

/** What the frame itself can do; features add their own commands while they are on screen. */
export function useFrameCommands(layout: Layout): void {
  const t = useStrings()
  const conversationId = useNavigation((state) => state.conversationId)
  const isPaused = useLive((state) => state.sending?.isPaused)
  const neighbour = (direction: 'next' | 'previous' | 'next-unread') => () => void openNeighbour(direction).catch(() => undefined)

  useCommands({
    'go.inbox': () => goTo('inbox'),
    'go.customers': () => goTo('customers'),
    'customers.import': () => {
      goToCustomers('import')
      goTo('customers')
    },
    'go.quick-replies': () => openReplies('quick-replies'),
    'go.products': () => openReplies('products'),
    'products.new': () => openProducts('new'),
    'products.import': () => openProducts('import'),
    'quick-replies.new': () => openQuickReplies('new'),
    'quick-replies.import': () => openQuickReplies('import'),
    'go.automation': () => goTo('automation'),
    'go.settings': () => goTo('settings'),
    'go.labels': () => openLabels('labels'),
    'go.fields': () => openLabels('fields'),
    'go.duplicates': () => openLabels('duplicates'),
    'go.search': () => setSearchOpen(true),
    'conversation.next': neighbour('next'),
    'conversation.previous': neighbour('previous'),
    'conversation.next-unread': neighbour('next-unread'),
    'view.panel': conversationId === null ? undefined : () => togglePanel(layout !== 'wide'),
    'view.zoom-in': () => zoomBy(zoomStep),
    'view.zoom-out': () => zoomBy(-zoomStep),
    'view.zoom-reset': () => change({ zoomPercent: 100 }),
    'view.theme': () => change({ theme: shownTheme(currentSettings().theme).endsWith('dark') ? 'light' : 'dark' }),
    'view.density': () => change({ density: currentSettings().density === 'compact' ? 'comfortable' : 'compact' }),
    'view.language': () => change({ language: resolveLanguage(currentSettings().language) === 'ko' ? 'en' : 'ko' }),
    'app.copy-diagnostics': () => void copyDiagnostics(t),
    'app.back-up': () => void backUp(t),
    'app.pause-sending': isPaused === false ? () => void api.sending.pause().catch(() => undefined) : undefined,
    'app.resume-sending': isPaused === true ? () => void api.sending.resume().catch(() => undefined) : undefined,
  })
}
