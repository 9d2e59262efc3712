import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('runs alone, says where it is, and ends on SIGTERM', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../../electron/simulator/main.ts', import.meta.url)), '--port', '0', '--token', 'abc', '--phone-number-id', '123', '--waba-id', '456', '--seed', '3'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const url = /^SIMULATOR (http:\/\/127\.0\.0\.1:\d+)$/.exec(line)?.[1]
  expect(url).toBeDefined()
  const answer = await fetch(`${url}/v25.0/456/phone_numbers?fields=id`, { headers: { authorization: 'Bearer abc' } })
  expect(await answer.json()).toMatchObject({ data: [{ id: '123' }] })
  child.kill('SIGTERM')
  expect((await once(child, 'exit'))[0]).toBe(0)
})
