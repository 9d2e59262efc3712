import { spawn } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { speak } from '../../../electron/hosts/host-text.ts'
import { readStartOptions } from '../../../electron/hosts/options.ts'
import { projectRoot, startApp, startProgram, temporaryFolder, type RunningProgram } from '../../support/app-process.ts'
import { ensureBuilt } from '../../support/built-app.ts'
import { eventually } from '../../support/eventually.ts'

let folder: ReturnType<typeof temporaryFolder>
let running: RunningProgram[]

beforeAll(ensureBuilt, 120_000)
beforeEach(() => {
  folder = temporaryFolder()
  running = []
})
afterEach(async () => {
  await Promise.all(running.map((program) => program.stop('SIGKILL')))
  folder.remove()
})

function start(args: readonly string[] = []): RunningProgram {
  const program = startApp(folder.path, args)
  running.push(program)
  return program
}

/** The host itself, without the script around it. */
function startHost(args: readonly string[] = []): RunningProgram {
  const program = startProgram('dist/main/browser.js', ['--no-open', '--data-dir', `${folder.path}/data`, ...args], { home: folder.path })
  running.push(program)
  return program
}

async function signIn(link: string): Promise<{ status: number; page: string }> {
  const exchanged = await fetch(link, { redirect: 'manual' })
  const cookie = exchanged.headers.get('set-cookie')?.split(';')[0] ?? ''
  const page = await fetch(new URL('/', link), { headers: { cookie } })
  return { status: exchanged.status, page: await page.text() }
}

const isReachable = (link: string) => fetch(new URL('/', link)).then(() => true, () => false)

test('starts in a folder with a Korean name, serves the app, and ends within five seconds of SIGTERM', async () => {
  const app = start()
  const link = await app.line('READY ')
  expect(await app.line('RECEIVER ')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/webhook$/)
  const { status, page } = await signIn(link)
  expect(status).toBe(303)
  expect(page).toContain('<!doctype html>')
  const stoppedAt = performance.now()
  const ended = await app.stop('SIGTERM')
  expect(performance.now() - stoppedAt).toBeLessThan(5000)
  expect(ended).toMatchObject({ code: 0, signal: null })
  expect(await isReachable(link)).toBe(false)
})

test('SIGINT ends it cleanly, also while the sample shop is alive', async () => {
  const app = start(['--demo'])
  await app.line('READY ')
  const stoppedAt = performance.now()
  expect(await app.stop('SIGINT')).toMatchObject({ code: 0 })
  expect(performance.now() - stoppedAt).toBeLessThan(5000)
})

test('a second start points to the first, with a link that works, and ends with 0', async () => {
  const first = start()
  const link = await first.line('READY ')
  const second = start()
  const secondLink = await second.line('READY ')
  expect(await second.line('RECEIVER ')).toBe(await first.line('RECEIVER '))
  expect(await second.ended).toMatchObject({ code: 0 })
  expect(new URL(secondLink).origin).toBe(new URL(link).origin)
  expect(secondLink).not.toBe(link)
  expect((await signIn(secondLink)).status).toBe(303)
  expect((await signIn(link)).status).toBe(303)
})

test('after kill -9 the next start has the folder again, on the same webhook address', async () => {
  const first = startHost()
  const receiver = await first.line('RECEIVER ')
  await first.line('READY ')
  await first.stop('SIGKILL')
  const next = startHost()
  expect(await next.line('RECEIVER ')).toBe(receiver)
  expect((await signIn(await next.line('READY '))).status).toBe(303)
})

test('two starts at the same moment: one serves, the other points to it', async () => {
  const [one, other] = [startHost(), startHost()]
  const [first, second] = await Promise.all([one.line('READY '), other.line('READY ')])
  expect(new URL(first).origin).toBe(new URL(second).origin)
  const ended = await Promise.race([one.ended, other.ended])
  expect(ended.code).toBe(0)
})

test('the app ends when the script that started it is killed', async () => {
  const app = start()
  const link = await app.line('READY ')
  await app.stop('SIGKILL')
  await eventually(async () => !(await isReachable(link)), 5000)
})

test.skipIf(process.platform === 'win32')('the app ends when `npm start` itself is told to, though its shell passes nothing on', async () => {
  const npm = spawn('npm', ['start', '--', '--browser', '--no-open', '--port', '0', '--data-dir', join(folder.path, 'by-npm')], { cwd: projectRoot, stdio: ['ignore', 'pipe', 'ignore'] })
  const link = await new Promise<string>((resolve) => {
    createInterface({ input: npm.stdout }).on('line', (line) => { if (line.startsWith('READY ')) resolve(line.slice('READY '.length)) })
  })
  npm.kill('SIGTERM')
  await eventually(async () => !(await isReachable(link)), 5000)
})

async function takenPort(): Promise<{ port: string; free: () => void }> {
  const taken = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => { taken.once('listening', resolve) })
  return { port: String((taken.address() as AddressInfo).port), free: () => taken.close() }
}
const speaking = (language: 'ko' | 'en', args: readonly string[]) => {
  const program = startProgram('dist/main/browser.js', ['--no-open', ...args], { home: folder.path, env: { LC_ALL: language === 'ko' ? 'ko_KR.UTF-8' : 'en_US.UTF-8' } })
  running.push(program)
  return program
}

test('a port that is taken is said so, in both languages', async () => {
  const { port, free } = await takenPort()
  const ends = await Promise.all((['ko', 'en'] as const).map((language) => speaking(language, ['--port', port, '--data-dir', join(folder.path, language)]).ended))
  free()
  expect(ends.map(({ code, stderr }) => [code, stderr.trim()])).toEqual([
    [1, `${port}번 포트는 다른 프로그램이 사용하고 있어요. 다른 번호를 쓰거나 0으로 빈 포트를 골라 주세요.`],
    [1, `Port ${port} is in use by another program. Choose another one, or 0 for any free port.`],
  ])
})

test('a receiver port that is taken is said so, and the app opens without it', async () => {
  const { port, free } = await takenPort()
  const host = speaking('en', ['--port', '0', '--receiver-port', port, '--data-dir', join(folder.path, 'data')])
  await host.line('READY ')
  free()
  expect([host.stdout().includes('RECEIVER'), host.stderr().trim()]).toEqual([false, `The webhook address is not open yet: port ${port} is in use by another program. Danggol keeps trying.`])
})

const wrongOptions: readonly (readonly [args: readonly string[], korean: string, english: string])[] = [
  [['--port', 'many'], '--port에는 "many" 값을 쓸 수 없어요. 포트는 0부터 65535 사이의 숫자예요.', '--port cannot be "many". A port is a number from 0 to 65535.'],
  [['--receiver-port', '65536'], '--receiver-port에는 "65536" 값을 쓸 수 없어요.', '--receiver-port cannot be "65536".'],
  [['--nope'], '--nope 옵션은 없어요.', 'There is no option --nope.'],
  [['--data-dir'], '--data-dir 옵션에 값을 적어 주세요.', 'The option --data-dir needs a value.'],
  [['--data-dir', ''], '--data-dir 옵션에 값을 적어 주세요.', 'The option --data-dir needs a value.'],
  [['--demo=yes'], '--demo 옵션에는 값을 적지 않아요.', 'The option --demo takes no value.'],
  [['shop'], '"shop" 부분을 이해하지 못했어요.', 'It is not clear what "shop" is for.'],
]
test.each(wrongOptions)('%j is refused with a sentence and 2', (args, korean, english) => {
  speak('ko')
  expect(() => readStartOptions([...args], 'typed')).toThrow(korean)
  speak('en')
  expect(() => readStartOptions([...args], 'typed')).toThrow(english)
})

test('a wrong option ends the start with 2', async () => {
  expect(await startHost(['--port', 'many']).ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--port') })
})

test('npm start complains of a wrong option before anything else', async () => {
  expect(await startApp(folder.path, ['--bogus']).ended).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^[^\n]*--bogus[^\n]*\n$/) })
})

test('what the system or an installer adds is overlooked', () => {
  expect(readStartOptions(['/opt/danggol', '--updated', '--enable-features=x', '--data-dir', 'shop', 'whatsapp://send?phone=1'], 'passed')).toMatchObject({ dataDir: 'shop', link: 'whatsapp://send?phone=1' })
})

test.skipIf(process.platform !== 'linux')('a data folder that cannot exist ends the start with the reason, at once', async () => {
  expect(await startHost(['--data-dir', '/proc/danggol/data']).ended).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^[^\n]*\/proc\/danggol\/data[^\n]*ENOENT[^\n]*\n$/) })
})
