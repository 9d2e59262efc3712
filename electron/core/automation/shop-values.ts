import type { AddedCodes, ImportedValues } from '#shared/contract/automation.ts'
import { shopKey } from '#shared/domain/automation/flow.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { found, refused } from '../kernel/refuse.ts'
import type { AutomationLibrary } from './automation-library.ts'

const codesPerStep = 2_000
const longestValue = 500
const headings: ReadonlySet<string> = new Set(['key', 'name', '키', '이름', '변수'])

/** Values and codes of the shop, for its screens and for programs that feed them. */
export class ShopValues {
  readonly #ports: FeaturePorts
  readonly #library: AutomationLibrary

  constructor(ports: FeaturePorts, library: AutomationLibrary) {
    this.#ports = ports
    this.#library = library
  }

  async set(variables: readonly { key: string; value: string }[]): Promise<void> {
    const { store, clock } = this.#ports
    if (variables.length === 0) return
    await store.setShopVariables(variables, clock.nowMs())
    this.#library.valuesChanged(variables)
  }

  /** Lines of key and value; what is no key or too long is answered with its row and left out. */
  async importValues(text: string): Promise<ImportedValues> {
    const rows = this.#ports.csv.parse(text)
    if (!rows) throw refused('file-unreadable')
    const set = new Map<string, string>()
    const bad: ImportedValues['bad'] = []
    for (const [index, [key = '', value]] of rows.entries()) {
      const name = key.trim().replace(/^\{shop\.(.*)\}$/u, '$1')
      if (index === 0 && headings.has(name.toLowerCase())) continue
      if (!shopKey.test(name) || value === undefined || value.trim().length > longestValue) bad.push({ row: index + 1, text: key.slice(0, 100) })
      else set.set(name, value.trim())
    }
    const known = this.#library.variables
    const changed = [...set].map(([key, value]) => ({ key, value })).filter(({ key, value }) => known[key] !== value)
    await this.set(changed)
    return { newCount: changed.filter(({ key }) => known[key] === undefined).length, changedCount: changed.filter(({ key }) => known[key] !== undefined).length, sameCount: set.size - changed.length, bad }
  }

  /** Codes the pool has, given out or not, are left out. */
  async addCodes(key: string, codes: readonly string[]): Promise<AddedCodes> {
    const { store, clock } = this.#ports
    if (!(await store.codePools()).some((pool) => pool.key === key)) found(null)
    const fresh = [...new Set(codes)]
    let addedCount = 0
    for (let start = 0; start < fresh.length; start += codesPerStep) {
      addedCount += await store.addCodes(key, fresh.slice(start, start + codesPerStep))
      await clock.nextTurn()
    }
    this.#ports.signals.emit('library-changed', 'automation')
    return { addedCount, knownCount: fresh.length - addedCount }
  }

  /** Codes that were given, to whom and when, as a table. */
  async givenCodes(key: string, headingsOfTable: readonly string[], timeOf: (ms: number) => string): Promise<{ fileName: string; text: string }> {
    const { store, clock, csv } = this.#ports
    const parts = ['\uFEFF', csv.lines([headingsOfTable])]
    let after: { atMs: number; id: number } | null = { atMs: 0, id: 0 }
    while (after) {
      const page = await store.givenCodes(key, after, codesPerStep)
      if (page.length > 0) parts.push(csv.lines(page.map(({ code, contactName, phone, givenAtMs }) => [code, contactName ?? '', phone ?? '', timeOf(givenAtMs)])))
      const last = page.at(-1)
      after = page.length < codesPerStep || !last ? null : { atMs: last.givenAtMs, id: last.id }
      await clock.nextTurn()
    }
    return { fileName: `codes-${key}.csv`, text: parts.join('') }
  }
}
