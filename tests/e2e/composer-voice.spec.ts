import { expect, test } from './composer/open-shop.ts'

test.use({
  permissions: ['microphone'],
  launchOptions: async ({ launchOptions }, use) => {
    await use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] })
  },
})

test('a voice message is recorded, paused, heard and sent as mono Opus in OGG', async ({ composer, shop }) => {
  const customer = shop.newCustomer()
  await composer.openConversation(customer)
  await composer.field.pressSequentially('쓰던 글')
  await composer.button('음성 메시지 녹음').click()
  const voice = composer.region.getByRole('region', { name: '음성 메시지' })
  await expect(voice.getByText('0:02')).toBeVisible()
  await voice.getByRole('button', { name: '잠시 멈추기' }).click()
  await expect(voice.getByText('잠시 멈춤')).toBeAttached()
  await voice.getByRole('button', { name: '이어서 녹음' }).click()
  await voice.getByRole('button', { name: '마치고 들어 보기' }).click()
  await voice.getByRole('button', { name: '들어 보기' }).click()
  await expect(voice.getByRole('slider')).not.toHaveValue('0')
  await voice.getByRole('button', { name: '음성 메시지 보내기' }).click()
  await expect.poll(() => shop.sentTo(customer).map(({ request }) => request['audio'])).toMatchObject([{ voice: true }])
  const [sent] = shop.sentTo(customer)
  const file = await shop.uploaded((sent?.request['audio'] as { id: string } | undefined)?.id ?? '')
  expect(file.subarray(0, 4).toString('latin1')).toBe('OggS')
  const head = file.indexOf('OpusHead')
  expect(head).toBeGreaterThan(0)
  expect(file[head + 9], 'channels').toBe(1)
  await expect(composer.field).toHaveValue('쓰던 글')
})

test('Escape discards a recording, and it can be brought back', async ({ composer, shop }) => {
  const customer = shop.newCustomer()
  await composer.openConversation(customer)
  await composer.button('음성 메시지 녹음').click()
  const voice = composer.region.getByRole('region', { name: '음성 메시지' })
  await expect(voice.getByText('0:03')).toBeVisible()
  await composer.page.keyboard.press('Escape')
  await expect(voice).toHaveCount(0)
  await expect(composer.field).toBeFocused()
  await composer.page.getByRole('button', { name: '되돌리기' }).click()
  await voice.getByRole('button', { name: '음성 메시지 보내기' }).click()
  await expect.poll(() => shop.sentTo(customer).map(({ request }) => request['type'])).toEqual(['audio'])
})
