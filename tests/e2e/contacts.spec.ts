import { expect, test } from '../support/browser-shop.ts'

const phone = '821055500001'

test.use({ viewport: { width: 1440, height: 900 } })

test('a note typed and left at once is there after a reload', async ({ shop, page, openApp }) => {
  await shop.customerWrites(phone, '안녕하세요')
  await openApp()
  await page.getByRole('option').first().click()
  const note = page.getByRole('textbox', { name: '메모' })
  await note.fill('딸기 알레르기가 있어요')
  await expect(page.getByText('저장했어요')).toBeVisible()
  await note.pressSequentially('. 매운 것도 못 드세요')
  await note.blur()
  await page.reload()
  await expect(page.getByRole('textbox', { name: '메모' })).toHaveValue('딸기 알레르기가 있어요. 매운 것도 못 드세요')
})

test('a name given here shows in the list; Escape leaves it as it was', async ({ shop, page, openApp }) => {
  await shop.customerWrites(phone, '안녕하세요')
  await openApp()
  await page.getByRole('option').first().click()
  await page.getByRole('button', { name: '이름 바꾸기' }).click()
  await page.getByRole('textbox', { name: '이름' }).fill('단골 박 사장님')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary').getByRole('heading', { name: '단골 박 사장님' })).toBeVisible()
  await expect(page.getByRole('option').first()).toContainText('단골 박 사장님')
  await page.getByRole('button', { name: '이름 바꾸기' }).click()
  await page.getByRole('textbox', { name: '이름' }).fill('아무개')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary').getByRole('heading', { name: '단골 박 사장님' })).toBeVisible()
})

test('blocking says what it does, marks the customer and can be taken back', async ({ shop, page, openApp }) => {
  await shop.customerWrites(phone, '안녕하세요')
  await openApp()
  await page.getByRole('option').first().click()
  await page.getByRole('button', { name: '고객 차단' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('이 고객의 메시지가 더 이상 오지 않아요.')
  await dialog.getByRole('button', { name: '고객 차단' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('option').first()).toContainText('차단됨')
  await page.getByRole('complementary').getByRole('button', { name: '차단 해제' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '차단 해제' }).click()
  await expect(page.getByRole('complementary').getByRole('button', { name: '고객 차단' })).toBeVisible()
})
