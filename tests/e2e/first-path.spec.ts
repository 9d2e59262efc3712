import { expect } from '@playwright/test'
import { test } from '../support/browser-app.ts'

test('a customer writes, the owner answers in Korean, and the ticks move', async ({ app, openApp }) => {
  const page = await openApp()
  await expect(page).toHaveURL(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  app.simulator.control.people({ phone: '821055501234', name: '김민지' })
  app.simulator.control.receive({ from: '821055501234', type: 'text', text: { body: '내일 딸기 케이크 있어요?' } })

  const row = page.getByRole('option', { name: /김민지/ })
  await expect(row).toContainText('내일 딸기 케이크 있어요?')
  await row.click()
  const thread = page.getByRole('log')
  await expect(thread.getByText('내일 딸기 케이크 있어요?')).toBeVisible()

  const composer = page.getByRole('textbox', { name: /메시지/ })
  await composer.fill('네, 오전 10시부터 있어요. 하나 남겨 둘까요?')
  await composer.press('Enter')
  const reply = thread.getByRole('article').filter({ hasText: '하나 남겨 둘까요?' })
  await expect(reply).toHaveCount(1)
  await expect(reply.locator('[data-status]')).toHaveAttribute('data-status', 'read', { timeout: 15_000 })
  await expect(composer).toHaveValue('')

  const sent = app.simulator.books().accepted.filter(({ type }) => type === 'text')
  expect(sent.map(({ to, request }) => ({ to, body: (request as { text: { body: string } }).text.body }))).toEqual([{ to: '+821055501234', body: '네, 오전 10시부터 있어요. 하나 남겨 둘까요?' }])
})
