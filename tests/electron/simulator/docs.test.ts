import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { behaviourSchema } from '#simulator/behaviour.ts'
import { requestFaultKinds, webhookFaultKinds } from '#simulator/faults/fault-book.ts'
import { startTestbed, type Item, type Testbed } from './support/testbed.ts'

const page = readFileSync(new URL('../../../docs/simulator.md', import.meta.url), 'utf8')
const examples = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map((match) => match[1]!.trim())

let bed: Testbed
beforeAll(async () => {
  bed = await startTestbed()
})
afterAll(() => bed.stop())

/** Words of a shell line, with quotes removed. */
const wordsOf = (line: string) => [...line.matchAll(/'([^']*)'|"((?:[^"\\]|\\.)*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3]!)

/** Runs one curl line of the page: -s, -X, -H, -d and an address. */
async function run(example: string): Promise<{ status: number; body: Item }> {
  const [program, ...words] = wordsOf(example.replaceAll('$GRAPH', '$SIM/v25.0').replaceAll('$SIM', bed.simulator.url))
  expect(program).toBe('curl')
  const init: { method: string; headers: Record<string, string>; body?: string } = { method: 'GET', headers: {} }
  let address = ''
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!
    if (word === '-s') continue
    if (word === '-X') init.method = words[(index += 1)]!
    else if (word === '-H') {
      const [name, value] = words[(index += 1)]!.split(': ')
      init.headers[name!] = value!
    } else if (word === '-d') init.body = words[(index += 1)]!
    else address = word
  }
  const response = await fetch(address, init)
  return { status: response.status, body: (await response.json()) as Item }
}

test('the page has examples', () => expect(examples.length).toBeGreaterThan(12))

test('every example works in the order of the page', async () => {
  const failed: string[] = []
  for (const example of examples) {
    const answer = await run(example)
    if (answer.status !== 200) failed.push(`${example}\n${JSON.stringify(answer)}`)
  }
  expect(failed).toEqual([])
})

test('the first minute ends as the page says', async () => {
  const fresh = await startTestbed()
  const before = bed
  bed = fresh
  for (const example of examples.slice(0, 3)) await run(example)
  const books = (await run(examples[3]!)).body as { accepted: Item[]; webhooks: Item[] }
  expect(books.accepted.length).toBe(1)
  expect(fresh.shop.messages.length).toBe(1)
  expect(fresh.shop.statuses.map((status) => status['status'])).toEqual(['sent', 'delivered', 'read'])
  bed = before
  await fresh.stop()
})

test('every behaviour, every fault and every call is on the page', () => {
  const routes = readFileSync(new URL('../../../electron/simulator/control/routes.ts', import.meta.url), 'utf8').matchAll(/'(?:GET|POST|DELETE) (\/_sim\/\w+)'/g)
  const words = [...Object.keys(behaviourSchema.shape), ...requestFaultKinds, ...webhookFaultKinds, ...[...routes].map((match) => match[1]!)]
  expect(words.length).toBeGreaterThan(50)
  expect(words.filter((word) => !page.includes(word))).toEqual([])
})
