import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fontsOf } from '../support/screens/fonts.ts'
import { expect, test } from '../support/screens/test.ts'

/** A killed app also breaks off what the page is just asking it. */
test.use({ app: {}, expectedComplaints: /WebSocket|ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|401/ })

test('an open tab says that the app is gone in its own letters, comes back with it, and asks for a new link when it is refused', async ({ shop, open }) => {
  const customer = await shop.newCustomer('다시 만나요')
  const { page, inbox, thread } = await open(customer)
  await expect.poll(() => page.evaluate(() => document.fonts.check('1em "Pretendard Variable"', '끊겼어요'))).toBe(true)
  const lost = page.getByText('단골이 응답하지 않아요')
  const sessions = join(shop.dataFolder, 'sessions.json')
  expect(statSync(sessions).mode & 0o777).toBe(0o600)
  for (const { value } of await page.context().cookies()) expect(readFileSync(sessions, 'utf8')).not.toContain(value)

  await shop.killAndRestart(async () => {
    await expect(lost).toBeVisible()
    await lost.evaluate((title) => { title.parentElement!.id = 'told' })
    expect(new Set((await fontsOf(page, '#told')).map((font) => font.isBundled))).toEqual(new Set([true]))
  })
  await expect(lost).toBeHidden()
  await shop.customerWrites(customer, '돌아왔네요')
  await expect(thread.message('돌아왔네요')).toBeVisible()

  await shop.killAndRestart(() => rmSync(sessions))
  await expect(page.getByText('단골을 한 번 더 실행해서 새 링크로 열어 주세요.')).toBeVisible()
  await expect(page.getByText('자동으로 다시 연결해요')).toHaveCount(0)
  const other = await page.context().newPage()
  await other.goto(await shop.link())
  await expect(page.getByText('단골을 한 번 더 실행해서')).toBeHidden({ timeout: 15_000 })
  await expect(inbox.row(customer.name)).toBeVisible()
})
