import { createHmac } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Simulator } from '#simulator/start-simulator.ts'
import { runCommand, startApp, startProgram, temporaryFolder, type RunningProgram } from '../../support/app-process.ts'
import { ensureBuilt } from '../../support/built-app.ts'
import { eventually } from '../../support/eventually.ts'
import { startTestHost } from '../../support/test-host.ts'
import { sampleCredentials, startTestSimulator } from '../../support/test-simulator.ts'

const folder = temporaryFolder()
const dataDir = join(folder.path, 'data')
let simulator: Simulator
let app: RunningProgram

const connectArgs = (change: Record<string, string> = {}) => Object.entries({
  'graph-base': `${simulator.url}/v25.0`, 'phone-number-id': sampleCredentials.phoneNumberId, 'waba-id': sampleCredentials.wabaId,
  'token-file': join(folder.path, 'token.txt'), 'app-secret-file': join(folder.path, 'secret.txt'), 'verify-token': 'V', 'data-dir': dataDir, ...change,
}).flatMap(([name, value]) => [`--${name}`, value])

beforeAll(async () => {
  ensureBuilt()
  simulator = await startTestSimulator()
  writeFileSync(join(folder.path, 'token.txt'), 'T\n')
  writeFileSync(join(folder.path, 'secret.txt'), 'S\n')
  writeFileSync(join(folder.path, 'wrong.txt'), 'wrong')
}, 120_000)
afterAll(async () => {
  await app?.stop()
  await simulator.stop()
  folder.remove()
})

describe('connect', () => {
  test('a token that Meta refuses changes nothing and names the step', async () => {
    const ended = await runCommand(folder.path, ['connect', ...connectArgs({ 'token-file': join(folder.path, 'wrong.txt') })])
    expect(ended.code).toBe(1)
    expect(ended.stdout).toMatch(/^✗ Access token: \(190\)/m)
    expect(ended.stderr).toContain('Nothing was saved')
    const doctor = await runCommand(folder.path, ['doctor', '--data-dir', dataDir])
    expect(doctor.code).not.toBe(0)
  })

  test('a business account that does not own the number is refused', async () => {
    const ended = await runCommand(folder.path, ['connect', ...connectArgs({ 'waba-id': '999' })])
    expect(ended.code).toBe(1)
    expect(ended.stdout).toMatch(/^✗ /m)
  })

  test('what is missing or unreadable is said in a sentence, in the language asked for', async () => {
    const missing = await runCommand(folder.path, ['connect'])
    expect(missing).toMatchObject({ code: 2 })
    const unreadable = await runCommand(folder.path, ['--language', 'ko', 'connect', ...connectArgs({ 'token-file': join(folder.path, 'none.txt') })])
    expect(unreadable.code).toBe(2)
    expect(unreadable.stderr).toContain('읽을 수 없어요')
    expect(unreadable.stderr.trim()).toBe(`${join(folder.path, 'none.txt')} 파일을 읽을 수 없어요. 그런 파일이 없어요.`)
  })

  test('checks every step and keeps account and secrets', async () => {
    const ended = await runCommand(folder.path, ['connect', ...connectArgs()])
    expect(ended).toMatchObject({ code: 0 })
    expect(ended.stdout.match(/^✓/gm)).toHaveLength(4)
    const doctor = await runCommand(folder.path, ['doctor', '--json', '--data-dir', dataDir])
    expect(doctor.code).toBe(0)
    const { findings } = JSON.parse(doctor.stdout) as { findings: { check: string; outcome: string }[] }
    expect(findings.map(({ check, outcome }) => `${check} ${outcome}`)).toEqual(['database ok', 'schema ok', 'deliveries ok', 'account ok', 'secrets ok', 'connection ok'])
  })
})

describe('beside the running app', () => {
  test('a customer who writes is exported while the app runs', async () => {
    app = startApp(folder.path)
    await simulator.setWebhook(await app.line('RECEIVER '))
    await app.line('READY ')
    simulator.control.receive([
      { from: '821055501234', type: 'text', text: { body: '=HYPERLINK("http://evil.example")' } },
      { from: '447700900123', type: 'text', text: { body: 'Hi, "quoted",\nsecond line' } },
    ])
    const lines = await eventually(async () => {
      const ended = await runCommand(folder.path, ['export', 'messages', '--data-dir', dataDir])
      const rows = ended.stdout.split('\n').filter(Boolean)
      return rows.length === 2 && rows
    }, 20_000)
    const messages = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    for (const message of messages) expect(Object.keys(message)).toEqual(expect.arrayContaining(['messageId', 'direction', 'origin', 'type', 'status', 'contactId', 'waId', 'userId', 'timestamp', 'text', 'errorCode']))
    expect(new Set(messages.map(({ waId }) => waId))).toEqual(new Set(['447700900123', '821055501234']))
    expect(messages.every(({ errorCode, direction }) => errorCode === null && direction === 'inbound')).toBe(true)
  })

  test('a cell that a spreadsheet would run is neutralised, and Excel can read Korean', async () => {
    const ended = await runCommand(folder.path, ['export', 'messages', '--format', 'csv', '--bom', '--data-dir', dataDir])
    expect(ended.stdout.startsWith('\uFEFFmessageId,direction,')).toBe(true)
    expect(ended.stdout).toContain(`"'=HYPERLINK(""http://evil.example"")"`)
    expect(ended.stdout).toContain('"Hi, ""quoted"",\nsecond line"')
    const contacts = await runCommand(folder.path, ['export', 'contacts', '--format', 'csv', '--data-dir', dataDir])
    expect(contacts.stdout.split('\r\n').filter(Boolean)).toHaveLength(3)
  })

  test('quick replies go out in the form that the screen takes in', async () => {
    const table = await runCommand(folder.path, ['export', 'quick-replies', '--format', 'csv', '--data-dir', dataDir])
    expect(table).toMatchObject({ code: 0, stdout: '\uFEFFfolder,title,shortcut,text,button_1,button_2,button_3,list_button,list_rows\r\n' })
    const { stdout } = await runCommand(folder.path, ['export', 'quick-replies', '--data-dir', dataDir])
    expect(JSON.parse(stdout)).toEqual({ format: 'danggol-quick-replies', version: 1, quickReplies: [] })
  })

  const delivers = async (body: string) => {
    const signature = `sha256=${createHmac('sha256', sampleCredentials.appSecret).update(body).digest('hex')}`
    expect((await fetch(await app.line('RECEIVER '), { method: 'POST', body, headers: { 'x-hub-signature-256': signature } })).status).toBe(200)
  }
  const webhook = (value: object) => JSON.stringify({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [{ field: 'messages', value }] }] })
  const doctorSays = (language: string, words: string) => eventually(async () => {
    const ended = await runCommand(folder.path, ['doctor', '--language', language, '--data-dir', dataDir])
    return ended.stdout.includes(words) && ended
  }, 20_000)

  test('what has no sender or is for another number is noted by doctor, without failing', async () => {
    const message = { id: 'wamid.X', timestamp: '1789000000', type: 'text', text: { body: '안녕' } }
    await delivers(webhook({ messages: [message] }))
    await delivers(webhook({ metadata: { phone_number_id: '999' }, messages: [{ ...message, from: '821055501234' }] }))
    const korean = await doctorSays('ko', '다른 번호(999)로 온 메시지가 1건 있어요. 연결한 번호가 맞는지 확인해 주세요.')
    expect(korean).toMatchObject({ code: 0, stdout: expect.stringContaining('알 수 없는 업데이트 1건') })
    expect(korean.stdout).not.toContain('모두 처리했어요')
    const english = await doctorSays('en', '1 message came for another number (999). Check that the right number is connected.')
    expect(english).toMatchObject({ code: 0, stdout: expect.stringContaining('1 unknown update is kept') })
  })

  test('a delivery that cannot be read is answered, kept, and named by doctor, which then asks for attention', async () => {
    await delivers('{"object":')
    const doctor = await doctorSays('ko', '따로 보관한')
    expect(doctor.code).toBe(1)
    expect(doctor.stdout).toMatch(/^! .*따로 보관한 요청이 있어요: 1 \(가장 최근 요청은 JSON이 아니에요: .+\)$/m)
    expect(doctor.stdout.match(/^✓/gm)).toHaveLength(5)
    await delivers('{"object":"page","entry":[]}')
    expect((await doctorSays('ko', ': 2 (')).stdout).toContain(': 2 (가장 최근 요청은 WhatsApp 웹훅이 아니에요)')
  })

  test('connecting under its feet is refused', async () => {
    const ended = await runCommand(folder.path, ['connect', ...connectArgs()])
    expect(ended.code).toBe(1)
    expect(ended.stderr).toContain('running')
  })
})

describe('doctor', () => {
  test('a folder without a shop, or with one whose first start is not done, is said to hold none', async () => {
    const unfinished = join(folder.path, 'unfinished')
    mkdirSync(unfinished)
    writeFileSync(join(unfinished, 'danggol.db'), '')
    for (const path of [join(folder.path, 'empty'), unfinished]) {
      const doctor = await runCommand(folder.path, ['doctor', '--language', 'ko', '--data-dir', path])
      expect(doctor.code).toBe(2)
      expect(doctor.stdout).toContain(`${path} 폴더에는 아직 가게가 없어요`)
      const exported = await runCommand(folder.path, ['export', 'messages', '--data-dir', path])
      expect(exported).toMatchObject({ code: 1, stdout: '' })
      expect(exported.stderr).toContain(`There is no shop in ${path} yet`)
    }
  })
})

describe('simulate', () => {
  test('prints where it is, takes messages, keeps books, and ends on SIGTERM', async () => {
    const program = startProgram('build/danggol.mjs', ['simulate', '--token', 'T', '--app-secret', 'S', '--verify-token', 'V', '--seed', '1'], { home: folder.path })
    const url = await program.line('SIMULATOR ')
    const told = await fetch(`${url}/_sim/messages`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ from: '821055501234', type: 'text', text: { body: '안녕' } }) })
    expect(told.status).toBe(200)
    expect(await (await fetch(`${url}/_sim/books`)).json()).toMatchObject({ accepted: [] })
    expect(await program.stop('SIGTERM')).toMatchObject({ code: 0 })
  })
})

describe('seed', () => {
  const seedArgs = (name: string) => ['seed', '--contacts', '30', '--messages', '400', '--seed', '7', '--data-dir', join(folder.path, name, 'data')]

  test('the same numbers make the same shop, told on stderr as it goes', async () => {
    const [first, second] = await Promise.all(['one', 'two'].map((name) => runCommand(folder.path, seedArgs(name))))
    expect(first).toMatchObject({ code: 0 })
    expect(first!.stderr).toContain('100%')
    expect(second).toMatchObject({ code: 0 })
    const [one, two] = await Promise.all(['one', 'two'].map((name) => runCommand(folder.path, ['export', 'messages', '--data-dir', join(folder.path, name, 'data')])))
    expect(one!.stdout.split('\n').filter(Boolean)).toHaveLength(400)
    expect(two!.stdout).toBe(one!.stdout)
  })

  test('a folder that holds a shop is left alone', async () => {
    const ended = await runCommand(folder.path, seedArgs('one'))
    expect(ended.code).toBe(1)
    expect(ended.stderr).toContain('already holds a shop')
  })

  test('connected, it opens in the app with every conversation', async () => {
    const { host, client } = await startTestHost(join(folder.path, 'two'))
    const checks = await client.shop.connect({ ...sampleCredentials, graphBase: `${simulator.url}/v25.0` })
    expect(checks.filter(({ outcome }) => outcome === 'failed')).toEqual([])
    expect((await client.conversations.page({ filter: 'all', after: null, limit: 200 })).items).toHaveLength(30)
    await host.stop()
  })
})

describe('wrong use', () => {
  const wrong: readonly (readonly [args: readonly string[], korean: string, english: string])[] = [
    [[], '사용법: danggol', 'Usage: danggol'],
    [['export'], '사용법: danggol export', 'Usage: danggol export'],
    [['shop'], 'shop 명령은 없어요.', 'There is no command shop.'],
    [['export', 'pictures'], 'pictures 명령은 없어요.', 'There is no command pictures.'],
    [['doctor', '--nope'], '--nope 옵션은 없어요.', 'There is no option --nope.'],
    [['doctor', 'now'], '"now" 부분을 이해하지 못했어요.', 'It is not clear what "now" is for.'],
    [['connect'], '--phone-number-id <id> 옵션이 필요해요.', 'The option --phone-number-id <id> is needed.'],
    [['doctor', '--data-dir'], '--data-dir <folder> 옵션에 값을 적어 주세요.', 'The option --data-dir <folder> needs a value.'],
    [['export', 'messages', '--format', 'xml'], '가능한 값: jsonl, csv.', '--format <format> cannot be "xml". Possible: jsonl, csv.'],
    [['seed', '--contacts', '0', '--messages', '5'], '정수를 입력해 주세요.', '--contacts <count> cannot be "0". A whole number is needed.'],
    [['simulate', '--port', '99999'], '포트는 0부터 65535 사이의 숫자예요.', '--port <number> cannot be "99999". A port is a number from 0 to 65535.'],
    [['simulate', '--webhook', 'ftp://x'], 'http:// 또는 https://로 시작하는 주소를 적어 주세요.', '--webhook <url> cannot be "ftp://x". An address that starts with http:// or https:// is needed.'],
  ]
  /** The built program itself: the set-up around it is tested elsewhere. */
  const run = (language: string, args: readonly string[]) => startProgram('dist/main/cli.js', ['--language', language, ...args], { home: folder.path }).ended

  test('ends with 2 and says what is wrong in the language asked for, on stderr', async () => {
    for (const language of ['ko', 'en'] as const) {
      const ends = await Promise.all(wrong.map(([args]) => run(language, args)))
      for (const [index, [args, korean, english]] of wrong.entries()) {
        expect({ args, ...ends[index] }).toMatchObject({ args, code: 2, stdout: '', stderr: expect.stringContaining(language === 'ko' ? korean : english) })
      }
    }
  })

  test('a port in use is a sentence and 1', async () => {
    const ended = await run('en', ['simulate', '--port', String(simulator.port)])
    expect(ended).toMatchObject({ code: 1, stderr: `Port ${simulator.port} is in use by another program. Choose another one, or 0 for any free port.\n` })
  })
})

describe('help', () => {
  test('speaks Korean', async () => {
    const ended = await runCommand(folder.path, ['--language', 'ko', 'export', 'messages', '--help'])
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toMatch(/^사용법: danggol export messages[^]*옵션:[^]*공통 옵션:/)
  })

  test('every command explains itself', async () => {
    const all = await Promise.all(['connect', 'export', 'doctor', 'simulate', 'seed'].map((command) => runCommand(folder.path, [command, '--help'])))
    for (const ended of all) {
      expect(ended.code).toBe(0)
      expect(ended.stdout).toContain('Usage: danggol')
    }
  })
})
