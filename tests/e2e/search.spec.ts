import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../support/browser-shop.ts'

const field = '이름, 번호, 메시지'

test('finds two syllables, initial consonants and numbers, and jumps to the message', async ({ shop, page, openApp }) => {
  await shop.customerWrites('821055500001', '내일 딸기 케이크 예약 가능할까요?')
  await shop.customerWrites('821055500002', '감사합니다')
  const row = await shop.conversationWith('821055500002')
  await shop.client.contacts.setName({ contactId: row.contactId, givenName: '김민지' })
  await openApp()
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Control+Shift+F')
  await page.getByRole('combobox', { name: field }).fill('예약')
  const results = page.getByRole('listbox', { name: '검색 결과' })
  await expect(results.getByRole('option')).toHaveCount(1)
  await expect(results.locator('mark')).toHaveText('예약')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '대화', exact: true }).getByText('내일 딸기 케이크 예약 가능할까요?').first()).toBeVisible()

  await page.getByRole('combobox', { name: field }).fill('ㅁㅈ')
  await expect(results.getByRole('option').first()).toContainText('김민지')
  await expect(results.locator('mark').first()).toHaveText('민지')
  await page.getByRole('combobox', { name: field }).fill('5550-0002')
  await expect(results.getByRole('option').first()).toContainText('김민지')
})

test('says when nothing is found, keeps the search, closes with Escape', async ({ shop, page, openApp }) => {
  await shop.customerWrites('821055500001', '안녕하세요')
  await openApp()
  await page.getByRole('button', { name: '고객과 메시지 검색' }).click()
  const input = page.getByRole('combobox', { name: field })
  await expect(input).toBeFocused()
  await input.fill('없는말')
  await expect(page.getByText('“없는말” 검색 결과가 없어요')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(input).toHaveCount(0)
  await page.keyboard.press('Control+Shift+F')
  await expect(page.getByRole('combobox', { name: field })).toHaveValue('없는말')
})

test('axe finds nothing serious in the results', async ({ shop, page, openApp }) => {
  await shop.customerWrites('821055500001', '예약할게요')
  await openApp()
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Control+Shift+F')
  await page.getByRole('combobox', { name: field }).fill('예약')
  await expect(page.getByRole('listbox', { name: '검색 결과' }).getByRole('option')).toHaveCount(1)
  const { violations } = await new AxeBuilder({ page }).include('#list').analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([])
})
