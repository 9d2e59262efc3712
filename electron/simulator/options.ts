import type { Behaviour } from './behaviour.ts'
import type { BaseClock } from './time/simulator-clock.ts'

export type SimulatorOptions = {
  /** 0 or absent: any free port. The simulator listens on the loopback address only. */
  port?: number
  webhookUrl?: string | null
  appSecret: string
  verifyToken: string
  token: string
  phoneNumberId: string
  wabaId: string
  appId?: string
  displayPhoneNumber?: string
  verifiedName?: string
  /** The same seed gives the same ids and the same timings. A client that keeps its data wants a fresh one each start. */
  seed: number
  clock?: BaseClock
  behaviour?: Partial<Behaviour>
}

/** The one business account this WhatsApp knows. */
export type Account = {
  appId: string
  appSecret: string
  verifyToken: string
  token: string
  phoneNumberId: string
  wabaId: string
  businessId: string
  /** Digits only, as webhooks spell it. */
  phone: string
  verifiedName: string
}

export function accountFrom(options: SimulatorOptions): Account {
  return {
    appId: options.appId ?? '880011220033',
    appSecret: options.appSecret,
    verifyToken: options.verifyToken,
    token: options.token,
    phoneNumberId: options.phoneNumberId,
    wabaId: options.wabaId,
    businessId: '550066770088',
    phone: (options.displayPhoneNumber ?? '+82 2 555 0142').replace(/\D/g, ''),
    verifiedName: options.verifiedName ?? 'Simulated shop',
  }
}
