import { readFile } from 'node:fs/promises'
import { expectAccessible } from '../support/screens/accessible.ts'
import { expect, test } from '../support/screens/test.ts'
import { unzip } from '../support/unzip.ts'

test('customers in chosen columns and a conversation as a page reach the disk as the dialog says', async ({ shop, open }) => {
  const customer = await shop.newCustomer('<b>내일</b> 열어요?')
  const { page, inbox } = await open()
  const dialog = page.getByRole('dialog')
  const saved = async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '내보내기' }).click()])
    await expect(dialog.getByRole('status')).toContainText(download.suggestedFilename())
    return readFile(await download.path())
  }

  await inbox.openConversation(customer)
  await page.getByRole('button', { name: '대화 메뉴' }).click()
  await page.getByRole('menuitem', { name: '내보내기' }).click()
  await expect(dialog).toContainText(customer.name)
  await expectAccessible(page)
  const files = unzip(await saved())
  expect(files.get('index.html')?.toString()).toContain('&lt;b&gt;내일&lt;/b&gt; 열어요?')
  await expect(dialog).toContainText('메시지 1개')
  await page.keyboard.press('Escape')

  await page.getByRole('navigation').getByRole('button', { name: '고객', exact: true }).click()
  await page.getByRole('searchbox').fill(customer.name)
  await expect(page.getByRole('status').filter({ hasText: '명 중 1명' })).toBeVisible()
  await page.getByRole('button', { name: '내보내기' }).click()
  await expect(dialog.getByRole('status')).toHaveText('1명')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '표에 보이는 열만' }).click()
  await dialog.getByRole('checkbox', { name: '라벨' }).uncheck()
  const table = (await saved()).toString()
  expect(table).toMatch(/^\uFEFF이름,전화번호,/)
  expect(table.trim().split('\r\n')).toHaveLength(2)
  expect(table).toContain(`${customer.name},${customer.phone},`)
  expect(table).not.toContain('라벨')
})
