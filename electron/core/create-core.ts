import type { Ports } from './ports/ports.ts'

/**
 * The only way in. `journal` is what the receiver calls with verified bytes: when it resolves, the delivery is on
 * disk and may be acknowledged.
 */
export type Core = {
  ports: Ports
  journal(body: Uint8Array, sha256: Uint8Array): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}
