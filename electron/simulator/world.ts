import type { Behaviour } from './behaviour.ts'
import type { FaultBook } from './faults/fault-book.ts'
import type { Account } from './options.ts'
import type { Random } from './random.ts'
import type { Ledger } from './state/books.ts'
import type { Correspondence } from './state/correspondence.ts'
import type { History } from './state/history.ts'
import type { Ids } from './state/ids.ts'
import type { MediaShelf } from './state/media-shelf.ts'
import type { People } from './state/people.ts'
import type { Rates } from './state/rates.ts'
import type { ShopSettings } from './state/shop-settings.ts'
import type { TemplateCatalogue } from './state/templates.ts'
import type { SimulatorClock } from './time/simulator-clock.ts'
import type { WebhookSender } from './webhooks/sender.ts'

/** Everything one simulated WhatsApp knows. Made by `createWorld`; the routes only read and call it. */
export type World = {
  readonly account: Account
  readonly clock: SimulatorClock
  readonly ids: Ids
  /** For timings only; ids have a stream of their own. */
  readonly random: Random
  readonly people: People
  readonly letters: Correspondence
  readonly ledger: Ledger
  readonly media: MediaShelf
  readonly templates: TemplateCatalogue
  readonly rates: Rates
  readonly settings: ShopSettings
  readonly history: History
  readonly faults: FaultBook
  readonly webhooks: WebhookSender
  /** Base of media urls, known once the server listens. */
  baseUrl: string
  behaviour: Behaviour
  /** Told of every accepted send, after the books have it. */
  onAccepted: Set<(sent: AcceptedSend) => void>
}

export type AcceptedSend = { wamid: string; phone: string | null; userId: string | null; type: string; request: Record<string, unknown>; isDeliverable: boolean }
