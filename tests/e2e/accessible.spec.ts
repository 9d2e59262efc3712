import { expectAccessible } from '../support/screens/accessible.ts'
import { png } from '../support/screens/composer-driver.ts'
import { expect, test } from '../support/screens/test.ts'

/** Screens that have a test of their own are looked at there: welcome, guide, sample, recovery, banners. */
test.use({ viewport: { width: 1440, height: 900 } })

const hours = 3_600_000

test('the conversation: list, thread with everything in it, composer in use, customer', async ({ shop, open }) => {
  const customer = await shop.newCustomer('*안녕하세요* https://example.kr', { ageMs: 21 * hours })
  await shop.customerSendsFile(customer, 'order-guide')
  await shop.customerSendsFile(customer, 'macarons', '마카롱')
  await shop.customerSendsFile(customer, 'voice-ko')
  await shop.ownerReplies(customer, '네!')
  shop.simulator.control.people({ phone: customer.phone, isReachable: false })
  await shop.ownerReplies(customer, '못 가는 답장')
  const { page, inbox, thread, composer } = await open()
  await inbox.openConversation(customer)
  await expect(thread.message('못 가는 답장').getByText('보내지 못했어요')).toBeVisible()
  await expect(page.getByRole('heading', { name: '고객', exact: true })).toBeVisible()
  await composer.attach({ name: '사진.png', mimeType: 'image/png', buffer: png }, { name: '가격표.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') })
  await expect(composer.files).toHaveCount(2)
  await composer.field.pressSequentially('*특가* `A-1`')
  await composer.attach({ name: '장부.hwp', mimeType: '', buffer: Buffer.from('x') })
  await expect(composer.region.getByRole('alert')).toBeVisible()
  await expectAccessible(page)
})

test('what opens over the conversation: emoji, menus, pictures, palette, help, search; and the closed window', async ({ shop, open }) => {
  const customer = await shop.newCustomer('딸기잼 있나요?', { ageMs: 30 * hours })
  const other = await shop.newCustomer()
  await shop.customerSendsFile(other, 'macarons')
  const { page, inbox, thread, composer } = await open(other)

  await composer.button('이모지').click()
  await page.getByRole('gridcell').first().waitFor()
  await expectAccessible(page, '[role=dialog]')
  await page.keyboard.press('Escape')

  await inbox.row(other.name).click({ button: 'right' })
  await page.getByRole('menuitem').first().waitFor()
  await expectAccessible(page, '[role=menu]')
  await page.keyboard.press('Escape')

  await thread.scroller.locator('article').last().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: '사진 보기' }).waitFor()
  await expectAccessible(page, '[role=dialog]')
  await page.keyboard.press('Escape')

  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('option', { selected: true }).waitFor()
  await expectAccessible(page, '[role=dialog]')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('Control+/')
  await page.getByRole('dialog', { name: '단축키' }).waitFor()
  await expectAccessible(page, '[role=dialog]')
  await page.keyboard.press('Escape')

  await inbox.openConversation(customer)
  await composer.region.getByRole('heading', { name: '응답 가능 시간이 지났어요' }).waitFor()
  await page.keyboard.press('Control+Shift+F')
  await page.getByRole('combobox', { name: '이름, 번호, 메시지' }).fill('딸기잼')
  await page.getByRole('listbox', { name: '검색 결과' }).getByRole('option').first().waitFor()
  await expectAccessible(page, 'main')
})

test('a segment with every kind of thing in it: sentences, who fits, what is gone, and why', async ({ shop, open }) => {
  const label = await shop.client.labels.create({ name: `지울 라벨 ${Date.now()}`, color: 'teal' })
  const { id } = await shop.client.segments.save({ id: null, name: '없는 라벨', tree: { kind: 'group', match: 'any', parts: [{ kind: 'label', is: 'has-not', labelId: label.id }, { kind: 'group', match: 'all', parts: [{ kind: 'purchase-count', is: 'at-most', count: 3, days: 90 }] }] } })
  await shop.client.labels.remove({ labelId: label.id })
  const customer = await shop.newCustomer()
  const { page } = await open()
  await page.getByRole('button', { name: '고객', exact: true }).click()
  await page.getByRole('button', { name: '고객 그룹', exact: true }).click()
  await page.getByRole('button', { name: '없는 라벨' }).click()
  await expect(page.getByRole('alert')).toContainText('삭제된 라벨이라')
  await page.getByRole('button', { name: '조건 추가' }).last().click()
  await page.getByRole('menuitem', { name: '구매 금액' }).click()
  const person = page.getByRole('region', { name: '조건에 맞는 고객' }).getByRole('button', { name: customer.name })
  await person.waitFor()
  await expectAccessible(page)
  await person.click()
  await page.getByRole('dialog').getByRole('status').waitFor()
  await expectAccessible(page, '[role=dialog]')
  await shop.client.segments.remove({ id })
})

test('every section of the settings', async ({ open }) => {
  const { page } = await open()
  await page.getByRole('button', { name: '설정' }).click()
  for (const section of ['번호와 상태', '알림', '언어', '화면', '글쓰기', '발송 규칙', '백업', '정보와 개인정보']) {
    await page.getByRole('navigation', { name: '설정' }).getByRole('button', { name: section, exact: true }).click()
    await expect(page.getByRole('heading', { name: section, level: 2 })).toBeVisible()
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1)
    await test.step(section, () => expectAccessible(page, '#content'))
  }
  await expectAccessible(page, 'nav')
})

test('the table of customers: rows, a choice of them, columns, the customer beside it', async ({ shop, open }) => {
  await shop.newCustomer()
  const { page } = await open()
  await page.getByRole('navigation', { name: '메뉴' }).getByRole('button', { name: '고객', exact: true }).click()
  const grid = page.getByRole('grid')
  await expect(grid.getByRole('rowheader').first()).toBeVisible()
  await grid.press('Space')
  await expect(page.getByRole('toolbar')).toBeVisible()
  await grid.press('i')
  await expect(page.getByRole('textbox', { name: '메모' })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: '열 고르기' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page, '[role=dialog]')
})
