import iconv from 'iconv-lite'
import { expectAccessible } from '../support/screens/accessible.ts'
import { expect, test } from '../support/screens/test.ts'

test.use({ viewport: { width: 1280, height: 900 } })

const table = '성함,폰,그룹,메모\r\n뷁은하,010-7711-0001,단골,"첫 줄\r\n둘째 줄"\r\n김한별,01077110002,,\r\n박솔,전화 없음,,\r\n이다온,+82 10-7711-0003,신규,\r\n'

test('a CP949 table is dropped, one column chosen, checked, imported and taken back; leaving says what happens', async ({ shop, open }) => {
  const { page, toasts } = await open()
  await page.getByRole('navigation', { name: '메뉴' }).getByRole('button', { name: '고객', exact: true }).click()
  await page.getByRole('button', { name: '가져오기' }).click()
  await expect(page.getByText('아직 가져온 파일이 없어요')).toBeVisible()
  await expect(page.getByText('고객이 500명보다 적으면')).toBeVisible()
  await expectAccessible(page, '#content')
  const dropped = await page.evaluateHandle((bytes) => {
    const data = new DataTransfer()
    data.items.add(new File([Uint8Array.from(bytes)], '고객 목록.csv'))
    return data
  }, [...iconv.encode(table, 'cp949')])
  await page.dispatchEvent('#content h1', 'drop', { dataTransfer: dropped })

  await expect(page.getByText('CP949(한글 엑셀)')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: '성함' })).toContainText('뷁은하')
  await expect(page.getByRole('alert')).toHaveText('전화번호 열을 하나 골라 주세요.')
  await expect(page.getByRole('button', { name: '확인하기' })).toBeDisabled()
  await expectAccessible(page, '#content')
  await page.getByRole('combobox', { name: '‘폰’ 열' }).click()
  await page.getByRole('option', { name: '전화번호', exact: true }).click()
  await page.getByRole('button', { name: '고객으로 돌아가기' }).click()
  await expect(page.getByRole('dialog')).toContainText('고객은 아직 아무도 바뀌지 않았어요.')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '확인하기' }).press('Enter')

  await expect(page.getByRole('heading', { name: '4행을 확인했어요' })).toBeVisible()
  await expect(page.getByRole('row', { name: '4 전화번호가 아니에요: 전화 없음' })).toBeVisible()
  await expectAccessible(page, '#content')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '이 행들 내려받기' }).click()])
  expect(download.suggestedFilename()).toBe('고객 목록-rows.csv')
  const before = (await shop.client.labels.list()).length
  await page.getByRole('button', { name: '고객 3명 가져오기' }).press('Enter')

  await expect(page.getByText('가져오기를 마쳤어요')).toBeVisible()
  await expect(page.getByText('새로 넣음')).toBeVisible()
  expect(await shop.client.labels.list()).toHaveLength(before + 2)
  await page.getByRole('button', { name: '이 가져오기 되돌리기' }).press('Enter')
  await expect(page.getByRole('dialog')).toContainText('새로 넣은 고객 3명이 빠져요')
  await page.getByRole('dialog').getByRole('button', { name: '이 가져오기 되돌리기' }).press('Enter')
  await expect(page.getByText('고객이 가져오기 전으로 돌아왔어요.')).toBeVisible()
  await expect(toasts).toContainText('가져오기를 되돌렸어요')
  expect(await shop.client.labels.list()).toHaveLength(before)

  await page.getByRole('button', { name: '다른 파일 고르기' }).press('Enter')
  await expect(page.getByRole('region', { name: '지난 가져오기' }).getByRole('listitem')).toContainText(/고객 목록\.csv.*되돌림 · 새 고객 3/)
})
