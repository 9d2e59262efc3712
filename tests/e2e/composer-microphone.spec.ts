import { expect, test } from './composer/open-shop.ts'

test('a refused microphone is explained, with the way out', async ({ composer, shop }) => {
  await composer.openConversation(shop.newCustomer())
  await composer.page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await composer.button('음성 메시지 녹음').click()
  const alert = composer.region.getByRole('alert')
  await expect(alert).toContainText('마이크를 쓸 수 없어요')
  await expect(alert).toContainText('시스템 설정')
  await alert.getByRole('button', { name: '닫기' }).click()
  await expect(composer.field).toBeFocused()
})
