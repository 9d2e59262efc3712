import { expect, test } from '../support/screens/test.ts'

const field = '이름, 번호, 메시지'

test('finds two syllables, initial consonants and numbers, jumps to the message, says when nothing is found', async ({ shop, open }) => {
  const one = await shop.newCustomer('내일 딸기 케이크 예매 가능할까요?')
  const other = await shop.newCustomer('감사합니다')
  await shop.client.contacts.setName({ contactId: other.row.contactId, givenName: '김민지' })
  const { page, inbox } = await open()
  await expect(inbox.rows.first()).toBeVisible()
  await page.keyboard.press('Control+Shift+F')
  const input = page.getByRole('combobox', { name: field })
  await expect(input).toBeFocused()
  await input.fill('없는말')
  await expect(page.getByText('“없는말” 검색 결과가 없어요')).toBeVisible()
  await input.press('Escape')
  await expect(input).toHaveCount(0)
  await page.getByRole('button', { name: '고객과 메시지 검색' }).click()
  await expect(input).toBeFocused()
  await expect(input).toHaveValue('없는말')
  await input.fill('예매')
  const results = page.getByRole('listbox', { name: '검색 결과' })
  await expect(results.getByRole('option')).toHaveCount(1)
  await expect(results.locator('mark')).toHaveText('예매')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '대화', exact: true }).getByRole('heading', { name: one.name })).toBeVisible()
  await expect(page.getByRole('log').getByText('내일 딸기 케이크 예매 가능할까요?')).toBeVisible()

  await input.fill('ㅁㅈ')
  await expect(results.getByRole('option').first()).toContainText('김민지')
  await expect(results.locator('mark').first()).toHaveText('민지')
  await input.fill(`${other.phone.slice(-8, -4)}-${other.phone.slice(-4)}`)
  await expect(results.getByRole('option').first()).toContainText('김민지')
})
