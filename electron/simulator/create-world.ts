import { defaultBehaviour } from './behaviour.ts'
import { FaultBook } from './faults/fault-book.ts'
import { callbackFor } from './graph/callbacks.ts'
import { accountFrom, type SimulatorOptions } from './options.ts'
import { Random } from './random.ts'
import { Ledger } from './state/books.ts'
import { Correspondence } from './state/correspondence.ts'
import { History } from './state/history.ts'
import { Ids } from './state/ids.ts'
import { MediaShelf } from './state/media-shelf.ts'
import { People } from './state/people.ts'
import { Rates } from './state/rates.ts'
import { newShopSettings } from './state/shop-settings.ts'
import { TemplateCatalogue } from './state/templates.ts'
import { realClock, SimulatorClock } from './time/simulator-clock.ts'
import { WebhookSender } from './webhooks/sender.ts'
import type { World } from './world.ts'

export function createWorld(options: SimulatorOptions): World {
  const account = accountFrom(options)
  const clock = new SimulatorClock(options.clock ?? realClock)
  const nowMs = () => clock.nowMs()
  const ids = new Ids(options.seed)
  const faults = new FaultBook(Random.named(options.seed, 'faults'))
  const ledger = new Ledger()
  const settings = newShopSettings(options.webhookUrl ? { url: options.webhookUrl, verifyToken: account.verifyToken } : null)
  const behaviour = () => world.behaviour
  const world: World = {
    account,
    clock,
    ids,
    random: Random.named(options.seed, 'timing'),
    people: new People(account.wabaId, () => world.behaviour.persona),
    letters: new Correspondence(),
    ledger,
    media: new MediaShelf(ids, nowMs),
    templates: new TemplateCatalogue(),
    rates: new Rates(nowMs, behaviour),
    settings,
    history: new History(),
    faults,
    webhooks: new WebhookSender({
      wabaId: account.wabaId,
      appSecret: account.appSecret,
      clock,
      random: Random.named(options.seed, 'webhooks'),
      ledger,
      faults,
      behaviour,
      receiverOf: (level) => {
        const callback = callbackFor(settings, level)
        return callback && { url: new URL(callback.url), verifyToken: callback.verifyToken }
      },
    }),
    baseUrl: '',
    behaviour: { ...defaultBehaviour, ...options.behaviour },
    onAccepted: new Set(),
  }
  return world
}
