import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startSimulator, type Simulator } from '#simulator/start-simulator.ts'
import type { ShopHost } from '../../../electron/hosts/shop/shop-host.ts'
import { temporaryFolder } from '../../support/app-process.ts'
import { eventually } from '../../support/eventually.ts'
import { startTestHost, type ShopClient } from '../../support/test-host.ts'
import { sampleCredentials, startTestSimulator } from '../../support/test-simulator.ts'

let folder: ReturnType<typeof temporaryFolder>
let simulator: Simulator
let host: ShopHost
let client: ShopClient
beforeEach(async () => {
  folder = temporaryFolder()
  simulator = await startTestSimulator()
  ;({ host, client } = await startTestHost(folder.path))
})
afterEach(async () => {
  await host.stop()
  await simulator.stop()
  folder.remove()
})

const rows = async () => (await client.conversations.page({ filter: 'all', after: null, limit: 200 })).items
const lastTexts = async () => (await rows()).map(({ lastMessage }) => lastMessage?.text)
const connects = async () => {
  await client.shop.connect({ ...sampleCredentials, graphBase: `${simulator.url}/v25.0` })
  await simulator.setWebhook(host.receiverUrl())
}

describe('the sample shop', () => {
  test('opens from the welcome screen, is left to it, is the same when it is opened again, and is new after a reset', async () => {
    expect(await client.shop.state()).toEqual({ mode: 'welcome' })
    await expect(client.shop.resetSample()).rejects.toMatchObject({ data: { reason: 'sample-only' } })
    await client.shop.openSample()
    expect(await client.shop.state()).toMatchObject({ mode: 'ready', isSample: true })
    const [first] = await eventually(async () => ((await rows()).length > 20) && (await rows()))
    await client.contacts.setNote({ contactId: first!.contactId, note: '내 메모' })

    await client.shop.leaveSample()
    expect(await client.shop.state()).toEqual({ mode: 'welcome' })
    await expect(rows()).rejects.toMatchObject({ data: { reason: 'not-connected' } })

    await client.shop.openSample()
    expect((await client.contacts.get({ contactId: first!.contactId })).note).toBe('내 메모')
    await client.shop.resetSample()
    expect(await client.shop.state()).toMatchObject({ mode: 'ready', isSample: true })
    await eventually(async () => (await rows()).length > 20)
    expect((await Promise.all((await rows()).map(({ contactId }) => client.contacts.get({ contactId })))).map(({ note }) => note)).not.toContain('내 메모')
    await client.shop.leaveSample()
    expect(await client.shop.state()).toEqual({ mode: 'welcome' })
  }, 60_000)

  test('stands in front of the own shop, which goes on receiving and comes back as it is; no reset touches it', async () => {
    await connects()
    simulator.control.receive({ from: '821055501234', type: 'text', text: { body: '먼저' } })
    await eventually(async () => (await lastTexts()).includes('먼저'))
    await client.shop.openSample()
    expect(await client.shop.state()).toMatchObject({ mode: 'ready', isSample: true })
    expect(await lastTexts()).not.toContain('먼저')
    simulator.control.receive({ from: '821055501234', type: 'text', text: { body: '그동안' } })
    await eventually(async () => simulator.books().webhooks.filter(({ status }) => status === 200).length >= 2)
    await client.shop.resetSample()
    await client.shop.leaveSample()
    expect(await client.shop.state()).toMatchObject({ mode: 'ready', isSample: false, account: { phoneNumberId: sampleCredentials.phoneNumberId } })
    await eventually(async () => (await lastTexts()).includes('그동안'))
    expect(await rows()).toHaveLength(1)
  }, 60_000)

  test('becomes the own shop when a number is connected from it', async () => {
    await client.shop.openSample()
    await connects()
    expect(await client.shop.state()).toMatchObject({ mode: 'ready', isSample: false })
    expect(await rows()).toEqual([])
    await expect(client.shop.resetSample()).rejects.toMatchObject({ data: { reason: 'sample-only' } })
  }, 60_000)

  test.skipIf(process.platform === 'win32')('that is reset takes links in its folder away, never what they point to', async () => {
    const treasure = join(folder.path, 'treasure')
    mkdirSync(treasure)
    writeFileSync(join(treasure, 'photo.txt'), 'family')
    mkdirSync(join(folder.path, 'data/sample/media'), { recursive: true })
    symlinkSync(treasure, join(folder.path, 'data/sample/media/linked'))
    symlinkSync(join(treasure, 'photo.txt'), join(folder.path, 'data/sample/linked.txt'))
    await client.shop.openSample()
    await client.shop.resetSample()
    expect(existsSync(join(folder.path, 'data/sample/media/linked'))).toBe(false)
    expect(existsSync(join(folder.path, 'data/sample/linked.txt'))).toBe(false)
    expect(readFileSync(join(treasure, 'photo.txt'), 'utf8')).toBe('family')
  }, 60_000)
})

describe('a second number', () => {
  let other: Simulator
  beforeEach(async () => { other = await startSimulator({ ...sampleCredentials, phoneNumberId: '990220330440550', wabaId: '992030405060708', token: 'T2', seed: 2 }) })
  afterEach(() => other.stop())
  const otherCredentials = () => ({ ...sampleCredentials, phoneNumberId: '990220330440550', wabaId: '992030405060708', token: 'T2', graphBase: `${other.url}/v25.0` })

  test('is refused with the way out, before anything is asked of Meta, and the first goes on', async () => {
    await connects()
    await expect(client.shop.connect(otherCredentials())).rejects.toMatchObject({ code: 'REFUSED', data: { reason: 'other-number' } })
    expect(await client.shop.state()).toMatchObject({ mode: 'ready', isSample: false, account: { phoneNumberId: sampleCredentials.phoneNumberId } })
    simulator.control.receive({ from: '821055501234', type: 'text', text: { body: '아직 여기' } })
    await eventually(async () => (await lastTexts()).includes('아직 여기'))
  })

  test('is refused also while the sample is shown', async () => {
    await connects()
    await client.shop.openSample()
    await expect(client.shop.connect(otherCredentials())).rejects.toMatchObject({ data: { reason: 'other-number' } })
  }, 60_000)

  test('the same number may be connected again, with everything in its inbox', async () => {
    await connects()
    simulator.control.receive({ from: '821055501234', type: 'text', text: { body: '먼저' } })
    await eventually(async () => (await lastTexts()).includes('먼저'))
    await connects()
    expect(await lastTexts()).toEqual(['먼저'])
  })
})
