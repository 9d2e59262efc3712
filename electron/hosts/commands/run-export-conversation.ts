import { csv } from '#adapters/csv/csv.ts'
import { conversationFiles } from '#core/exports/conversation-files.ts'
import { everything } from '#core/exports/everything.ts'
import { parsePhone } from '#core/kernel/parse-phone.ts'
import type { LibraryStore } from '#core/ports/store/export-store.ts'
import type { ConversationFormat } from '#shared/domain/conversation-format.ts'
import { contactId } from '#shared/domain/ids.ts'
import { hostText } from '../host-text.ts'
import { done, UsageError } from './exit-codes.ts'
import { fail, put, sourceOf, watchedSteps, withShop, writeArchive, writeFile, writeOut, type ShopFlags } from './export-output.ts'

export type ConversationFlags = ShopFlags & { contact: string; format: ConversationFormat; out?: string }
export type AllFlags = ShopFlags & { out: string }

export function exportConversation(flags: ConversationFlags): Promise<number> {
  const { format, out } = flags
  if (format === 'html' && out === undefined) throw new UsageError(hostText('cli.export.out-missing'))
  return withShop(flags, async (library, folder) => {
    const found = await conversationOf(library, flags.contact)
    if (typeof found === 'string') return fail(found)
    return cancellable(async (stepsFor) => {
      const source = await sourceOf(library, folder)
      const files = await conversationFiles(source, found, format, stepsFor)
      if (files.text !== null && out === undefined) {
        for await (const text of files.text) await put(text)
        return done
      }
      const write = files.entries === null ? writeFile(files.text) : writeArchive(out ?? '', files.entries, source.nowMs)
      const refused = await writeOut({ out: out ?? '', write })
      if (refused !== null) return refused
      console.error(hostText('cli.export.conversation-done', { out: out ?? '', ...files.counts() }))
      return done
    })
  })
}

export function exportAll(flags: AllFlags): Promise<number> {
  return withShop(flags, (library, folder) => cancellable(async (stepsFor) => {
    const source = await sourceOf(library, folder)
    const { entries, counts } = await everything(source, csv, stepsFor)
    const refused = await writeOut({ out: flags.out, write: writeArchive(flags.out, entries, source.nowMs) })
    if (refused !== null) return refused
    console.error(hostText('cli.export.all-done', { out: flags.out, ...counts() }))
    return done
  }))
}

async function cancellable(work: (stepsFor: ReturnType<typeof watchedSteps>['stepsFor']) => Promise<number>): Promise<number> {
  const watched = watchedSteps()
  try {
    return await work(watched.stepsFor)
  } catch (error) {
    if (!watched.isCancelled()) throw error
    return fail(hostText('cli.export.cancelled'))
  } finally {
    watched.end()
  }
}

/** By `id:12`, a phone number in any spelling, or a name that only one customer has; a sentence when nobody or several fit. */
async function conversationOf(library: LibraryStore, who: string): Promise<number | string> {
  const id = /^id:([1-9]\d{0,14})$/.exec(who)?.[1]
  if (id !== undefined) return (await library.contact(contactId(Number(id))))?.conversationId ?? hostText('cli.export.contact-unknown', { who })
  const phone = /\d/.test(who) ? parsePhone(who, (await library.account())?.displayPhoneNumber ?? null) : null
  const byPhone = phone === null ? null : await library.conversationByPhone(phone)
  if (byPhone) return byPhone.id
  const named = await library.searchContacts(who, 20)
  const exact = named.filter(({ contactName }) => contactName === who)
  const [only, second] = exact.length > 0 ? exact : named
  if (!only) return hostText('cli.export.contact-unknown', { who })
  if (!second) return only.id
  return `${hostText('cli.export.contact-several', { who })}\n${named.map(({ contactId: each, contactName, phone: number }) => `  id:${each}  ${contactName}${number === null ? '' : `  +${number}`}`).join('\n')}`
}
