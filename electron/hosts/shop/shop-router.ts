import { rpc } from '#core/kernel/rpc.ts'
import type { Credentials } from '#shared/contract/shop.ts'
import type { ConnectCheck, ShopState } from '#shared/domain/shop.ts'

/** What opens, leaves or mends a whole shop. */
export type ShopActions = {
  state(): Promise<ShopState>
  openSample(): Promise<void>
  leaveSample(): Promise<void>
  resetSample(): Promise<void>
  check(credentials: Credentials): Promise<ConnectCheck[]>
  connect(credentials: Credentials): Promise<ConnectCheck[]>
  restoreBackup(name: string): Promise<void>
  startFresh(): Promise<void>
  backUpNow(): Promise<{ name: string; sizeBytes: number }>
}

/** The `shop` part of the contract. */
export function shopRouter(host: ShopActions) {
  return {
    state: rpc.shop.state.handler(() => host.state()),
    openSample: rpc.shop.openSample.handler(() => host.openSample()),
    leaveSample: rpc.shop.leaveSample.handler(() => host.leaveSample()),
    resetSample: rpc.shop.resetSample.handler(() => host.resetSample()),
    check: rpc.shop.check.handler(({ input }) => host.check(input)),
    connect: rpc.shop.connect.handler(({ input }) => host.connect(input)),
    restoreBackup: rpc.shop.restoreBackup.handler(({ input }) => host.restoreBackup(input.name)),
    startFresh: rpc.shop.startFresh.handler(() => host.startFresh()),
    backUpNow: rpc.shop.backUpNow.handler(() => host.backUpNow()),
  }
}
