import { productProblems } from '#shared/domain/product-rules.ts'
import { attachKeptFiles } from '../kernel/attach-kept-files.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refusedBy } from '../kernel/refuse.ts'
import { rpc } from '../kernel/rpc.ts'
import { exportProducts, importProducts } from './files-of-products.ts'

/** Feeds values of the shop as if by hand: texts and conditions of automatic replies speak of them at once. */
export type FeedValues = (values: readonly { key: string; value: string }[]) => Promise<void>

export function productsRouter(ports: FeaturePorts, feed: FeedValues) {
  const { store, clock, facts, signals } = ports
  const policy = (key: string) => facts.policy(key)
  const changed = () => signals.emit('library-changed', 'products')

  return {
    all: rpc.products.all.handler(() => store.products()),
    save: rpc.products.save.handler(async ({ input: { stock, ...input } }) => {
      const content = { ...input, name: input.name.trim(), description: input.description.trim(), link: input.link.trim(), retailerId: input.retailerId.trim(), stockKey: input.stockKey.trim() }
      const { products } = await store.products()
      const others = products.filter(({ id }) => id !== input.id)
      if (input.id !== null) found(products.find(({ id }) => id === input.id))
      else if (products.length >= policy('products.count')) throw refusedBy({ reason: 'too-many-items', policyKey: 'products.count', params: { limit: policy('products.count') } })
      const picture = input.pictureId === null ? null : found(await store.keptFile(input.pictureId))
      const [problem] = productProblems(content, { picture, otherRetailerIds: others.map(({ retailerId }) => retailerId), policy })
      if (problem) throw refusedBy(problem.refusal)
      const { id } = await store.saveProduct({ ...content, nowMs: clock.nowMs() })
      if (stock !== null && content.stockKey !== '') await feed([{ key: content.stockKey, value: stock.trim() }])
      changed()
      return found(await store.product(id))
    }),
    remove: rpc.products.remove.handler(async ({ input }) => {
      await store.setProductsDeleted(input.ids, clock.nowMs())
      changed()
    }),
    restore: rpc.products.restore.handler(async ({ input }) => {
      await store.setProductsDeleted(input.ids, null)
      changed()
    }),
    arrange: rpc.products.arrange.handler(async ({ input }) => {
      await store.arrangeProducts(input.ids)
      changed()
    }),
    setCatalog: rpc.products.setCatalog.handler(async ({ input }) => {
      const catalogId = input.catalogId?.trim() || null
      const limit = policy('interactive.catalog-id')
      if (catalogId !== null && catalogId.length > limit) throw refusedBy({ reason: 'field-too-long', policyKey: 'interactive.catalog-id', params: { limit, length: catalogId.length } })
      if (catalogId !== null && !/^\d+$/u.test(catalogId)) throw refusedBy({ reason: 'catalog-id', policyKey: null, params: {} })
      await store.setProductCatalog(catalogId)
      changed()
    }),
    takePicture: rpc.products.takePicture.handler(async ({ input }) => {
      const { picture } = found(await store.product(input.id))
      return attachKeptFiles(ports, picture ? [picture] : [], input.conversationId)
    }),
    importFile: rpc.products.importFile.handler(async ({ input }) => {
      const { report, fed } = await importProducts(ports, input.text, input.isDryRun)
      await feed(fed)
      if (report.addedIds.length > 0) changed()
      return report
    }),
    exportFile: rpc.products.exportFile.handler(() => exportProducts(ports)),
  }
}
