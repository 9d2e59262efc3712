import { Random } from '../../random.ts'
import { startSimulator, type Simulator } from '../../start-simulator.ts'
import { sampleCustomers } from './customers.ts'
import { bringToLife, type SampleLife } from './live.ts'
import { tellPast } from './tell-past.ts'
import { createSpeaker } from './wire.ts'

/** The sample shop's number, to connect to as to a real one. */
export const sampleAccount = { phoneNumberId: '110220330440550', wabaId: '102030405060708' }

/** Made anew at every start: another program on the computer cannot speak as the sample shop's WhatsApp. */
export type SampleSecrets = { token: string; appSecret: string; verifyToken: string }

/**
 * The simulator the sample shop lives in. Without `seed` ids differ from start to start, because the app keeps its
 * data and must never meet an old id again.
 */
export function startSampleSimulator(language: 'ko' | 'en', secrets: SampleSecrets, options: { port?: number; seed?: number } = {}): Promise<Simulator> {
  return startSimulator({
    ...sampleAccount,
    ...secrets,
    port: options.port ?? 0,
    displayPhoneNumber: '+82 2-0000-0142',
    verifiedName: language === 'ko' ? '밤톨 베이커리' : 'Bamtol Bakery',
    seed: options.seed ?? Date.now() % 2 ** 31,
    behaviour: { isOnPhoneApp: true, throughputPerSecond: 20, readShare: 0.9 },
  })
}

export type SampleShopOptions = {
  /** From `startSampleSimulator`, already told where the receiver listens (`setWebhook`). */
  simulator: Simulator
  /** The language of the app: who writes most. */
  language: 'ko' | 'en'
  /** When this data folder was first opened; later starts repeat the same past and the app knows it already. */
  startedAtMs?: number
  /** Inbound messages the app already has from earlier starts, so that open windows stay open. */
  lastInbound?: readonly { phone: string | null; userId: string | null; atMs: number }[]
  seed?: number
  /** False: only the past, nobody writes or answers. */
  isAlive?: boolean
}

export type SampleShop = SampleLife & { customerCount: number }

const asleep: SampleLife = { openDoors: () => {}, stop: () => {} }

/**
 * A neighbourhood bakery with its regulars. Everything is inlined in modules: load this file with a dynamic
 * `import()` so that its pictures stay out of an ordinary start; no files need copying into a build.
 * Order: `startSampleSimulator`, start the receiver,
 * `simulator.setWebhook(url)`, then this.
 * Resolves when the past was told and answered; people start to write a few seconds later.
 */
export async function startSampleShop(options: SampleShopOptions): Promise<SampleShop> {
  const { simulator, language } = options
  const { control } = simulator
  const customers = sampleCustomers(language)
  control.people(
    customers.map((customer) => ({
      ...(customer.phone !== null && { phone: customer.phone }),
      ...(customer.userId !== null && { user_id: customer.userId }),
      ...(customer.username !== null && { username: customer.username }),
      ...(customer.ending === 'undeliverable' && { isReachable: false }),
      name: customer.name,
    })),
  )
  const speaker = createSpeaker(simulator)
  await tellPast(simulator, speaker, customers, options.startedAtMs ?? simulator.clock.nowMs())
  for (const { phone, userId, atMs } of options.lastInbound ?? []) {
    if (phone !== null || userId !== null) control.people({ ...(phone !== null ? { phone } : { user_id: userId! }), lastInboundAtMs: atMs })
  }
  const blocked = customers.filter((customer) => customer.ending === 'blocked' && customer.phone !== null)
  control.people(blocked.map((customer) => ({ phone: customer.phone!, isBlocked: true })))
  const random = Random.named(options.seed ?? Date.now() % 2 ** 31, 'sample shop')
  const life = options.isAlive === false ? asleep : bringToLife(simulator, speaker, customers, language, random)
  return { ...life, customerCount: customers.length }
}
