import { expect, test } from '../support/screens/test.ts'

const words = (index: number) => `${index + 1}번째 메시지 ${'케이크 '.repeat((index * 7) % 23)}`

test('what the eye is on never moves while older pages load', async ({ shop, open }) => {
  const customer = await shop.newCustomer()
  await shop.customerWroteMuch(customer, 130, words)
  await shop.client.conversations.markRead({ conversationId: customer.row.id })
  const { thread } = await open(customer)
  await thread.expectAtBottom()
  const stepPx = 400
  let worstPx = 0
  while ((await thread.scroller.evaluate((element) => element.scrollTop)) > stepPx) {
    const before = await thread.watched()
    await thread.wheel(-stepPx)
    const after = await thread.topOf(before.id)
    if (after !== null) worstPx = Math.max(worstPx, Math.abs(after - before.top - stepPx))
  }
  await expect(thread.scroller.locator('article', { hasText: /^1번째/ })).toHaveCount(1)
  expect(worstPx).toBeLessThanOrEqual(1)
})

test('what the eye is on stays where a message arrives just after older ones were loaded', async ({ shop, open }) => {
  const customer = await shop.newCustomer()
  await shop.customerWroteMuch(customer, 100, words)
  await shop.client.conversations.markRead({ conversationId: customer.row.id })
  const { page, thread } = await open(customer)
  await thread.expectAtBottom()
  const heightPx = await thread.scroller.evaluate((element) => element.scrollHeight)
  await thread.keepMoving()
  await thread.scroller.evaluate((element) => { element.scrollTop = 1500 })
  await thread.wheel(-500)
  await expect.poll(() => thread.scroller.evaluate((element) => element.scrollHeight)).toBeGreaterThan(heightPx)
  const before = await thread.watched()
  await shop.customerWrites(customer, '아래에 온 말')
  await expect(page.getByRole('button', { name: '새 메시지 1개' })).toBeVisible()
  expect(await thread.topOf(before.id)).toBe(before.top)
})

test('opens at the first unread below a divider that stays, and says how many are new', async ({ shop, open }) => {
  const customer = await shop.newCustomer()
  await shop.customerWroteMuch(customer, 60, words)
  await shop.client.conversations.markRead({ conversationId: customer.row.id })
  await shop.customerWroteMuch(customer, 30, (index) => `안 읽음 ${index + 1} ${'정말 '.repeat(index % 20)}`)
  const { page, thread } = await open(customer)
  const divider = thread.scroller.getByRole('separator', { name: '새 메시지' })
  await expect(divider).toBeInViewport()
  await expect.poll(() => thread.fromBottom()).toBeGreaterThan(100)
  expect((await shop.conversationOf(customer)).unreadCount).toBeGreaterThan(0)

  const before = await thread.watched()
  await shop.customerWrites(customer, '하나 더요')
  const button = page.getByRole('button', { name: '새 메시지 1개' })
  await expect(button).toBeVisible()
  await expect.poll(() => thread.topOf(before.id)).toBeCloseTo(before.top, 0)

  await button.click()
  await thread.expectAtBottom()
  await expect(button).toBeHidden()
  await expect.poll(async () => (await shop.conversationOf(customer)).unreadCount).toBe(0)

  await shop.customerWrites(customer, '보고 계시죠?')
  await expect(thread.message('보고 계시죠?')).toBeInViewport()
  await thread.expectAtBottom()
})

test('stays at the latest message when heights turn out otherwise, until somebody scrolls', async ({ shop, open }) => {
  const customer = await shop.newCustomer()
  await shop.customerWroteMuch(customer, 60, words)
  await shop.client.conversations.markRead({ conversationId: customer.row.id })
  const { page, thread } = await open(customer)
  await thread.expectAtBottom()
  await thread.shrinkThenGrow()
  await thread.expectAtBottom()
  await expect(thread.message('60번째')).toBeInViewport()

  await thread.wheel(-300)
  const before = await thread.watched()
  await shop.customerWrites(customer, '아래에 온 말')
  await expect(page.getByRole('button', { name: '새 메시지 1개' })).toBeVisible()
  expect(await thread.topOf(before.id)).toBe(before.top)
})

test('goes to a day', async ({ shop, open }) => {
  const customer = await shop.newCustomer()
  const dayMs = 24 * 3_600_000
  await shop.customerWroteMuch(customer, 160, (index) => `${Math.floor(index / 4)}일째 ${index % 4}`, dayMs / 4)
  await shop.client.conversations.markRead({ conversationId: customer.row.id })
  const { page, thread } = await open(customer)
  const wanted = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(Date.now() - 30 * dayMs)
  await page.getByRole('button', { name: '날짜로 이동' }).first().click()
  await page.getByLabel('날짜', { exact: true }).fill(wanted)
  await page.getByRole('button', { name: '이동', exact: true }).click()
  const [, month, date] = wanted.split('-').map(Number)
  await expect(thread.scroller.getByRole('heading', { name: new RegExp(`${month}월 ${date}일`) })).toBeInViewport()
})

test('finds words with a count, jumps there and back', async ({ shop, open }) => {
  const customer = await shop.newCustomer()
  await shop.customerWroteMuch(customer, 120, (index) => (index % 50 === 3 ? `찾는 말은 바늘 ${index}` : words(index)))
  await shop.client.conversations.markRead({ conversationId: customer.row.id })
  const { page, thread } = await open(customer)
  await thread.expectAtBottom()
  await page.keyboard.press('Control+f')
  await page.getByRole('searchbox', { name: '이 대화에서 찾기' }).fill('바늘')
  await expect(page.getByText('3개 중 1번째')).toBeVisible()
  await expect(thread.message('바늘 103')).toBeInViewport()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(page.getByText('3개 중 3번째')).toBeVisible()
  await expect(thread.message('바늘 3')).toBeInViewport()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '보던 곳으로 돌아가기' }).click()
  await thread.expectAtBottom()
})
