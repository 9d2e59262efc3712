import Database from 'better-sqlite3'
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible } from '../support/screens/accessible.ts'
import { expect, test } from '../support/screens/test.ts'

const damage = (dataFolder: string) => {
  mkdirSync(dataFolder, { recursive: true })
  writeFileSync(join(dataFolder, 'danggol.db'), Buffer.alloc(65_536, 'not a database '))
}

test.describe('a damaged database', () => {
  test.use({ app: { isConnected: false, prepare: damage } })

  test('opens the recovery screen, keeps the file and can start fresh', async ({ shop, open }) => {
    const { page } = await open()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('가게 데이터 파일이 손상되었어요')
    await expect(page.getByText('아직 백업이 없어요.')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: '새로 시작' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('손상된 파일은 보관하고 아무것도 지우지 않아요')
    await dialog.getByRole('button', { name: '새로 시작' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('손님을 단골로')
    expect(readdirSync(shop.dataFolder).filter((name) => /damaged/.test(name)).length).toBeGreaterThan(0)
  })
})

test.describe('a database of a newer version', () => {
  test.use({
    app: {
      isConnected: false,
      prepare: (dataFolder) => {
        mkdirSync(dataFolder, { recursive: true })
        const database = new Database(join(dataFolder, 'danggol.db'))
        database.exec('CREATE TABLE future (id INTEGER) STRICT; PRAGMA user_version = 9999')
        database.close()
      },
    },
  })

  test('is left alone: a newer app is asked for, and nothing offers to replace it', async ({ open }) => {
    const { page } = await open()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('더 새로운 단골에서 만든 데이터예요')
    await expect(page.getByRole('button', { name: '다시 시도' })).toBeVisible()
    await expect(page.getByRole('button', { name: '새로 시작' })).toHaveCount(0)
  })
})

test.describe('a shop with a backup', () => {
  test.use({ app: {}, expectedComplaints: /WebSocket|ERR_CONNECTION_REFUSED/ })

  test('damaged later, comes back from it with its conversations', async ({ shop, open }) => {
    const customer = await shop.newCustomer('잊지 마세요')
    await shop.client.shop.backUpNow()
    const picture = join(shop.dataFolder, 'damaged-picture')
    damage(picture)
    await shop.restart(() => copyFileSync(join(picture, 'danggol.db'), join(shop.dataFolder, 'danggol.db')))
    const { page, inbox } = await open()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('가게 데이터 파일이 손상되었어요')
    await expect(page.getByText('가장 최근')).toBeVisible()
    await page.getByRole('listitem').getByRole('button', { name: '되돌리기' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '되돌리기' }).click()
    await expect(inbox.row(customer.name)).toContainText('잊지 마세요')
  })
})
