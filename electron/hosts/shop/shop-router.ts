import { rpc } from '#core/kernel/rpc.ts'
import type { ShopHost } from './shop-host.ts'

/** The `shop` part of the contract: everything that opens, leaves or mends a whole shop. */
export function shopRouter(host: ShopHost) {
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
