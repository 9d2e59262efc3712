import { importFileKey } from '#shared/domain/import-table.ts'
import type { OpenShop } from './open-shop.ts'

/** A list of customers that lies ready in the sample shop, to try an import with. */
export async function offerSampleTable({ store, files, core }: OpenShop): Promise<void> {
  if (await store.offeredImport()) return
  const { sampleTable, sampleTableName } = await import('#simulator/scenarios/sample-shop/customer-table.ts')
  const [id, nowMs] = [files.ids.uuid(), files.clock.nowMs()]
  const table = sampleTable(nowMs)
  const { sizeBytes } = await files.mediaFiles.save(importFileKey(id), (async function* () { yield table })(), table.byteLength)
  await store.addImportFile({ id, fileName: sampleTableName, sizeBytes, isOffered: true, nowMs })
  core.publish({ type: 'library', part: 'imports' })
}
