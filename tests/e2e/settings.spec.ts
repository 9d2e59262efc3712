import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eventually } from '../support/eventually.ts'
import { freePort } from '../support/local-api.ts'
import { expectAccessible } from '../support/screens/accessible.ts'
import { expect, test, type Screens } from '../support/screens/test.ts'

async function openSection({ page }: Screens, name: string): Promise<void> {
  await page.getByRole('navigation', { name: '설정' }).getByRole('button', { name, exact: true }).click()
}

async function openSettings(open: () => Promise<Screens>, section: string): Promise<Screens> {
  const screens = await open()
  await screens.page.getByRole('button', { name: '설정' }).click()
  await openSection(screens, section)
  return screens
}

test('an own limit is kept, one looser than Meta is refused, the default comes back', async ({ open }) => {
  const screens = await openSettings(open, '발송 규칙')
  const { page } = screens
  const row = page.getByRole('row').filter({ hasText: '고객 한 명에게 보내는 간격' })
  await expect(row).toContainText('6초')
  await row.getByRole('button').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('초').fill('3')
  await dialog.getByRole('button', { name: '저장' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('6초 이상이어야 해요.')
  await dialog.getByLabel('초').fill('10')
  await dialog.getByRole('button', { name: '저장' }).click()
  await expect(row).toContainText('10초')
  await page.reload()
  await openSection(screens, '발송 규칙')
  await expect(row).toContainText('10초')
  await row.getByRole('button').click()
  await dialog.getByRole('button', { name: '기본값 6초로' }).click()
  await expect(row).not.toContainText('10초')
})

test('a chosen theme is there before the first paint of the next start', async ({ open }) => {
  const { page } = await openSettings(open, '화면')
  await page.getByRole('radio', { name: '어둡게' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (!document.body) return
      document.documentElement.dataset['atFirstPaint'] = document.documentElement.dataset['theme'] ?? 'none'
      observer.disconnect()
    }).observe(document, { childList: true, subtree: true })
  })
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-at-first-paint', 'dark')
})

test('the language changes without a restart and stays', async ({ open }) => {
  const { page } = await openSettings(open, '언어')
  await page.getByRole('radio', { name: 'English' }).check()
  await expect(page.getByRole('heading', { name: 'Language', level: 2 })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Settings' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Language' }).click()
  await page.getByRole('radio', { name: '한국어' }).check()
  await expect(page.getByRole('heading', { name: '언어', level: 2 })).toBeVisible()
})

test('words to refuse are chips: a list is pasted, a word in both lists is named, a customer who sends one is marked, and a reset is taken back', async ({ shop, open }) => {
  const { page, toasts } = await openSettings(open, '광고 수신 거부')
  const refuse = page.getByLabel('거부하는 말')
  await refuse.fill('이제 그만,문자 사절')
  await page.getByLabel('동의하는 말').fill('수신거부')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('‘수신거부’가 거부와 동의 양쪽에 있어요. 한쪽에만 넣어 주세요.')
  await expect(page.getByRole('button', { name: '저장' })).toBeDisabled()
  await expectAccessible(page)
  await page.getByRole('button', { name: '‘수신거부’ 빼기' }).last().click()
  await page.getByRole('button', { name: '저장' }).click()
  await expect(toasts).toContainText('저장했어요')
  const refusing = page.getByRole('radio', { name: /^거부/ })
  await refusing.check()
  const customer = await shop.newCustomer('이제 그만!', { name: '고은별' })
  await expect.poll(() => shop.textsTo(customer)).toHaveLength(1)
  await expect(page.getByRole('listitem').filter({ hasText: '고은별' })).toContainText('“이제 그만!”')
  await expect(refusing).toBeChecked()
  await page.getByRole('button', { name: '모든 언어를 처음 말로 되돌리기' }).click()
  await expect(page.getByText('문자 사절')).toHaveCount(0)
  await toasts.getByRole('button', { name: '되돌리기' }).click()
  await expect(page.getByText('문자 사절')).toBeVisible()
  await shop.client.consent.saveWords({ words: null })
})

test('backs up and copies diagnostics', async ({ open, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const screens = await openSettings(open, '백업')
  const { page } = screens
  await page.getByRole('button', { name: '지금 백업하기' }).click()
  await expect(page.getByText('백업했어요')).toBeVisible()
  await openSection(screens, '번호와 상태')
  await page.getByRole('button', { name: '진단 정보 복사' }).click()
  await expect(page.getByText('진단 정보를 복사했어요')).toBeVisible()
  await context.clearPermissions()
})

test('at 200 % every part of every screen stays within reach', async ({ shop, open }) => {
  const customer = await shop.newCustomer('*안녕하세요* 긴 문장이 화면을 벗어나지 않아야 해요 '.repeat(6))
  const screens = await openSettings(open, '화면')
  const { page, inbox, composer } = screens
  for (let press = 0; press < 10; press += 1) await page.keyboard.press('Control+=')
  await expect(page.getByText('200%')).toBeVisible()
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)
  for (const section of ['발송 규칙', '번호와 상태', '화면']) {
    await openSection(screens, section)
    await expect(page.getByRole('heading', { name: section, level: 2 })).toBeInViewport()
    await expect.poll(fits).toBe(true)
  }
  await page.keyboard.press('Control+Shift+E')
  await inbox.openConversation(customer)
  await expect(composer.field).toBeInViewport({ ratio: 1 })
  await expect(composer.button('이모지')).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('log').getByText('안녕하세요').first()).toBeInViewport()
  await composer.field.pressSequentially('크게 보여요')
  await composer.field.press('Enter')
  await expect.poll(() => shop.textsTo(customer)).toEqual(['크게 보여요'])
  await expect.poll(fits).toBe(true)
  await page.keyboard.press('Control+0')
  await expect.poll(async () => (await shop.client.settings.get()).zoomPercent).toBe(100)
})

test('other programs: a key is shown once, asks over HTTP until it is revoked; a program that is told gets signed news', async ({ shop, open }) => {
  const heard: { body: string; headers: Record<string, unknown> }[] = []
  const program = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      heard.push({ body: Buffer.concat(chunks).toString(), headers: request.headers })
      response.end()
    })
  })
  await new Promise<void>((resolve) => { program.listen(0, '127.0.0.1', resolve) })
  const port = await freePort()
  const screens = await openSettings(open, '다른 프로그램 연결')
  const { page } = screens
  const dialog = page.getByRole('dialog')
  await page.getByRole('switch', { name: '다른 프로그램의 요청 받기' }).click()
  await page.getByLabel('포트').fill(String(port))
  await page.getByRole('button', { name: '이 포트 쓰기' }).click()
  await expect(page.getByText(`http://127.0.0.1:${port}`).first()).toBeVisible()

  await page.getByRole('button', { name: '새 키' }).click()
  await dialog.getByLabel('어느 프로그램이 쓰나요?').fill('계산대')
  await expectAccessible(page, '[role=dialog]')
  await dialog.getByRole('button', { name: '키 만들기' }).click()
  const key = await dialog.getByRole('textbox', { name: '키' }).inputValue()
  await dialog.getByRole('button', { name: '복사했어요' }).click()
  const ask = async () => (await fetch(`http://127.0.0.1:${port}/v1/contacts`, { headers: { authorization: `Bearer ${key}` } })).status
  expect(await ask()).toBe(200)
  await expect(page.locator('body')).not.toContainText(key)

  await page.getByRole('button', { name: '새 주소' }).click()
  await dialog.getByLabel('이름').fill('고객 관리')
  await dialog.getByLabel('주소', { exact: true }).fill(`http://127.0.0.1:${(program.address() as AddressInfo).port}/hook`)
  await dialog.getByRole('button', { name: '저장' }).click()
  const secret = await dialog.getByRole('textbox', { name: '서명 비밀 값' }).inputValue()
  await dialog.getByRole('button', { name: '복사했어요' }).click()
  await shop.newCustomer('알려 주세요')
  const news = await eventually(() => Promise.resolve(heard.find(({ body }) => body.includes('알려 주세요'))))
  expect(news.headers['x-danggol-signature']).toBe(`sha256=${createHmac('sha256', secret).update(`${news.headers['x-danggol-timestamp'] as string}.${news.body}`).digest('hex')}`)
  await expectAccessible(page, '#content')

  await page.getByRole('button', { name: '계산대 키 없애기' }).click()
  await dialog.getByRole('button', { name: '없애기', exact: true }).click()
  await expect(page.getByText('아직 키가 없어요.')).toBeVisible()
  expect(await ask()).toBe(401)
  await shop.client.integrations.removeHook({ hookId: (await shop.client.integrations.overview()).hooks[0]!.id })
  await shop.client.integrations.saveLocalApi({ isEnabled: false, port, binding: 'loopback' })
  program.closeAllConnections()
  program.close()
})
