import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createStaticFiles } from '#adapters/web/static-files.ts'

const folder = mkdtempSync(join(tmpdir(), '단골 정적-'))
const renderer = join(folder, 'renderer')
const serve = createStaticFiles(renderer)
const get = (path: string, init?: RequestInit) => serve(new Request(`http://127.0.0.1:1${path}`, init))

beforeAll(() => {
  mkdirSync(join(renderer, 'assets'), { recursive: true })
  writeFileSync(join(renderer, 'index.html'), '<!doctype html>home')
  writeFileSync(join(renderer, 'assets/app-Ab12_-xY.js'), 'export {}')
  writeFileSync(join(renderer, 'assets/app.js.map'), '{}')
  writeFileSync(join(folder, 'secrets.json'), '{"token":"T"}')
  symlinkSync(join(folder, 'secrets.json'), join(renderer, 'assets/link.json'))
})
afterAll(() => rmSync(folder, { recursive: true }))

test('serves the page and its assets with the right type and freshness', async () => {
  const page = await get('/')
  expect(await page.text()).toBe('<!doctype html>home')
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(page.headers.get('cache-control')).toBe('no-cache')
  const script = await get('/assets/app-Ab12_-xY.js')
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(script.headers.get('cache-control')).toContain('immutable')
  const again = await get('/', { headers: { 'if-none-match': page.headers.get('etag')! } })
  expect(again.status).toBe(304)
})

test.each([
  '/../secrets.json', '/..%2fsecrets.json', '/%2e%2e/secrets.json', '/assets/%2e%2e%5c..%5csecrets.json', '/assets/..%5c..%5csecrets.json',
  '//secrets.json', '/assets/link.json', '/assets', '/assets/', '/index.html%00.js', '/assets/app.js.map', '/.env', '/assets/%EA%B0%80.js',
])('nothing outside the folder and nothing unusual: %s', async (path) => {
  expect((await get(path)).status).toBe(404)
})

test('only reading is allowed', async () => {
  expect((await get('/', { method: 'POST' })).status).toBe(405)
  const head = await get('/', { method: 'HEAD' })
  expect(head.status).toBe(200)
  expect(await head.text()).toBe('')
})
