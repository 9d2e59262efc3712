import { once } from 'node:events'
import { createServer } from 'node:net'
import { png } from '../support/screens/composer-driver.ts'
import { expect, test } from '../support/screens/test.ts'

/** The app goes away under the first page, which says so. */
test.use({ app: {}, expectedComplaints: /WebSocket|ERR_CONNECTION_REFUSED/ })

test('a draft with a file survives the restart of the app and is sent after it; that another program took the port of the receiver is said, and leads to the details', async ({ shop, open, browser }) => {
  const customer = await shop.newCustomer()
  const before = await open(customer)
  await before.composer.attach({ name: '사진.png', mimeType: 'image/png', buffer: png })
  await expect(before.composer.files).toHaveAttribute('data-state', 'staged')
  await before.composer.field.pressSequentially('내일 드릴게요')
  await before.composer.field.blur()
  await expect(before.inbox.row(customer.name)).toContainText('내일 드릴게요')
  await before.page.close()
  const other = createServer()
  const port = await shop.receiverPort()
  await shop.restart(() => once(other.listen(port, '127.0.0.1'), 'listening'))

  const { page, inbox, composer } = await open(null, await browser.newPage())
  await expect(inbox.row(customer.name)).toContainText('내일 드릴게요')
  await inbox.openConversation(customer)
  await expect(composer.field).toHaveValue('내일 드릴게요')
  await expect(composer.files.locator('img')).toHaveJSProperty('naturalWidth', 1)
  await composer.field.press('Enter')
  await expect.poll(() => shop.sentTo(customer).map(({ request }) => request['image'])).toMatchObject([{ caption: '내일 드릴게요' }])

  await expect(page.getByText('새 메시지가 이 컴퓨터로 오지 못해요')).toBeVisible()
  await page.getByRole('button', { name: '자세히 보기' }).click()
  await expect(page.getByRole('heading', { name: '번호와 상태', level: 2 })).toBeVisible()
  await page.close()
  other.close()
})
