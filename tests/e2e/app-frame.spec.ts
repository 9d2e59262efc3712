import { expect, test, type Screens } from '../support/screens/test.ts'
import type { RunningShop } from '../support/running-shop.ts'

test.use({ viewport: { width: 1440, height: 900 } })

const palette = ({ page }: Screens) => page.getByRole('combobox', { name: '빠른 실행' })

async function openWithTwoCustomers(shop: RunningShop, open: () => Promise<Screens>) {
  const first = await shop.newCustomer()
  const second = await shop.newCustomer()
  const screens = await open()
  await expect(screens.inbox.row(second.name)).toBeVisible()
  return { first, second, screens }
}

test('landmarks and the unread count in the title; the palette finds customers, commands by their initials, and pasted numbers', async ({ shop, open }) => {
  const { first, screens } = await openWithTwoCustomers(shop, open)
  const { page } = screens
  await expect(page.getByRole('navigation', { name: '메뉴' })).toBeVisible()
  await expect(page.getByRole('main')).toBeVisible()
  await expect(page).toHaveTitle(/^\(\d+\) 단골$/)

  await page.keyboard.press('Control+k')
  await expect(palette(screens)).toBeFocused()
  await palette(screens).fill(first.name)
  await expect(page.getByRole('option', { selected: true }).first()).toContainText(first.name)
  await page.keyboard.press('Enter')
  await expect(palette(screens)).toBeHidden()
  await expect(page.getByRole('region', { name: '대화', exact: true }).getByRole('heading', { name: first.name })).toBeVisible()

  await page.keyboard.press('Control+k')
  await palette(screens).fill('https://wa.me/821055500199?text=%EC%95%88%EB%85%95')
  await expect(page.getByRole('option').first()).toContainText('821055500199')
  await page.keyboard.press('Escape')
  await expect(palette(screens)).toBeHidden()

  await page.keyboard.press('Control+k')
  await palette(screens).fill('ㅅㅈㅇㄱ')
  await expect(page.getByRole('option', { selected: true }).first()).toContainText('설정')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '설정', level: 1 })).toBeVisible()
})

test('shortcut help is searchable, and a shortcut works under a Korean layout', async ({ shop, open }) => {
  const { screens } = await openWithTwoCustomers(shop, open)
  const { page } = screens
  const press = (key: string, code: string) =>
    page.evaluate((init) => document.body.dispatchEvent(new KeyboardEvent('keydown', { ...init, ctrlKey: true, bubbles: true, cancelable: true })), { key, code })
  await press('/', 'Slash')
  const help = page.getByRole('dialog', { name: '단축키' })
  await expect(help).toBeVisible()
  await help.getByRole('searchbox').fill('빠른')
  await expect(help.getByText('빠른 실행 열기')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await press('ㅏ', 'KeyK')
  await expect(palette(screens)).toBeVisible()
})

test('a page that lost the app while it loaded says so, and goes on by itself once the app answers', async ({ shop, browser }) => {
  const page = await browser.newPage()
  let isAway = true
  await page.route(/assets\/index-[^/]*\.js$/, (route) => (isAway ? route.abort('connectionrefused') : route.continue()))
  await page.route(/first-paint\.js$/, (route) => (isAway && route.request().resourceType() === 'fetch' ? route.abort('connectionrefused') : route.continue()))
  await page.goto(await shop.link())
  await expect(page.getByRole('alert')).toContainText('단골을 다 열지 못했어요.')
  isAway = false
  await expect(page.getByRole('navigation', { name: '메뉴' })).toBeVisible()
  await page.close()
})

test('below 1180 the customer panel waits until asked for, below 760 one pane shows at a time; the list width moves by keyboard and is remembered', async ({ shop, open }) => {
  const { second, screens } = await openWithTwoCustomers(shop, open)
  const { page, inbox } = screens
  const divider = page.getByRole('separator', { name: '목록 너비' })
  await divider.focus()
  await page.keyboard.press('End')
  await expect(divider).toHaveAttribute('aria-valuenow', '380')
  await page.reload()
  await expect(divider).toHaveAttribute('aria-valuenow', '380')

  await inbox.openConversation(second)
  await expect(page.getByRole('complementary', { name: '고객 정보' })).toBeVisible()
  await page.setViewportSize({ width: 960, height: 640 })
  await expect(page.getByRole('complementary', { name: '고객 정보' })).toBeHidden()
  await page.keyboard.press('Control+Shift+i')
  const drawer = page.getByRole('dialog', { name: '고객 정보' })
  await expect(drawer).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await page.setViewportSize({ width: 700, height: 900 })
  await expect(page.getByRole('region', { name: '대화 목록' })).toBeHidden()
  await page.getByRole('button', { name: '대화 목록', exact: true }).click()
  await expect(page.getByRole('region', { name: '대화 목록' })).toBeVisible()
})
