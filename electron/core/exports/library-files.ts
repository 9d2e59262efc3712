import type { ArchiveEntry } from '../ports/archive.ts'
import type { ExportSource } from './export-source.ts'
import { isoTime } from '#shared/domain/iso-time.ts'
import { mediaFileName } from './media-shelf.ts'

/** What the shop prepared for itself. Keys and addresses of other programs are secrets or lead to some: they stay. */
export async function* libraryFiles({ library, mediaFiles, nowMs, timeZone }: ExportSource): AsyncGenerator<ArchiveEntry> {
  const account = await library.account()
  yield file('shop', {
    format: 'danggol-shop', version: 1, savedAt: isoTime(nowMs), timeZone, shop: account && { name: account.verifiedName, phone: account.displayPhoneNumber, phoneNumberId: account.phoneNumberId, wabaId: account.wabaId },
    settings: await library.settings(), policyOverrides: await library.policyOverrides(),
  })
  yield file('labels', await library.labels())
  yield file('fields', await library.fields())
  yield file('segments', await library.segments())
  yield file('customer-views', await library.customerViews())
  yield file('hours', await library.hoursSettings())
  yield file('consent-words', await library.consentWords())
  yield file('automation', {
    settings: await library.automationSettings(), rules: await library.automationRules(), flows: await library.flows(), shopVariables: await library.shopVariables(), codePools: await library.codePools(),
  })

  const { products, catalogId } = await library.products()
  yield file('products', { catalogId, products })

  const { replies } = await library.quickReplies()
  const kept = new Map([...replies.flatMap(({ files }) => files), ...products.flatMap(({ picture }) => (picture ? [picture] : [])), ...(await library.filesOfRules())].map((each) => [each.id, each]))
  const listed: { id: number; fileName: string; mimeType: string; file: string; quickReplies: string[] }[] = []
  for (const { id, fileName, mimeType } of kept.values()) {
    const found = await library.keptFile(id)
    const opened = found && (await mediaFiles.open(found.key))
    if (!opened) continue
    const path = `reply-files/${mediaFileName({ id, mimeType })}`
    listed.push({ id, fileName, mimeType, file: path, quickReplies: replies.flatMap(({ title, files }) => (files.some((each) => each.id === id) ? [title] : [])) })
    yield { path, isPacked: true, bytes: opened.bytes }
  }
  yield file('reply-files', listed)
}

function file(name: string, value: unknown): ArchiveEntry {
  return { path: `${name}.json`, isPacked: false, bytes: (async function* () { yield `${JSON.stringify(value, null, 2)}\n` })() }
}
