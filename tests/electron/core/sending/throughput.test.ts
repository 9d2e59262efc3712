import { expect, test } from 'vitest'
import { openMemoryStore } from '#adapters/store/open-memory-store.ts'
import type { Store } from '#core/ports/store/store.ts'
import { ManualClock } from '../../../support/manual-clock.ts'
import { openShop } from '../../../support/open-shop.ts'
import { ScriptedCloudApi } from '../../../support/scripted-cloud-api.ts'

const seconds = 6

/** How long each durable claim takes in turn: mostly quick, now and then a stall of the disk. */
const claimsTakeMs = [2, 2, 180, 5, 0, 90, 3, 200, 1, 40]

test.each([20, 80])('at %i/s a disk of uneven speed neither bunches departures over the rate nor costs it', async (perSecond) => {
  const clock = new ManualClock()
  const memory = openMemoryStore(clock)
  let claimCount = 0
  const slow: Partial<Store> = {
    claim: async (claims) => {
      await new Promise<void>((resolve) => void clock.after(claimsTakeMs[claimCount++ % claimsTakeMs.length] ?? 0, resolve))
      return memory.claim(claims)
    },
  }
  const store = new Proxy(memory, { get: (target, name) => Reflect.get(name in slow ? slow : target, name) as unknown })
  const cloudApi = new ScriptedCloudApi()
  if (cloudApi.number.ok) cloudApi.number.value.isOnPhoneApp = perSecond === 20
  const shop = await openShop({ clock, store, cloudApi })
  const phones = Array.from({ length: 60 }, (_unused, index) => `8210200000${index.toString().padStart(2, '0')}`)
  for (const phone of phones) await shop.customerWrites('질문이요', { phone, name: phone })
  await clock.advance(2_000)
  const departedAtMs: number[] = []
  shop.cloudApi.onSend = () => departedAtMs.push(clock.nowMs())
  for (let index = 0; index < perSecond * (seconds + 1); index += 1) await shop.sends(`${index}`, { phone: phones[index % phones.length] ?? '' })
  await clock.advance(seconds * 1_000)
  for (const [index, atMs] of departedAtMs.entries()) {
    const withinOneSecond = departedAtMs.slice(index).filter((later) => later < atMs + 1_000).length
    expect(withinOneSecond).toBeLessThanOrEqual(perSecond)
  }
  expect(departedAtMs.length).toBeGreaterThanOrEqual(perSecond * seconds * 0.98)
  await shop.close()
})
