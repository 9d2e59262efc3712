import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '#adapters/system/log.ts'
import { createMediaFiles } from '#adapters/system/media-files.ts'
import { createSecrets, keyFileProtector } from '#adapters/system/secrets.ts'
import { FileTooLarge } from '#core/ports/media-files.ts'
import { ManualClock } from '../../../support/manual-clock.ts'

let folder = ''
beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), '단골 시스템-')) })
afterEach(() => rm(folder, { recursive: true, force: true }))

const chunks = async function* (...parts: string[]) { for (const part of parts) yield Buffer.from(part) }
const filesBelow = async () => (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))

describe('media files', () => {
  it('saves, hashes, reads ranges and removes', async () => {
    const files = createMediaFiles(folder)
    expect(await files.save('media/12', chunks('ab', 'cd'), 10)).toEqual({ sizeBytes: 4, sha256Hex: '88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589' })
    const part = await files.open('media/12', { start: 1, end: 2 })
    expect(Buffer.concat(await Array.fromAsync(part!.bytes)).toString()).toBe('bc')
    await files.remove('media/12')
    expect(await files.open('media/12')).toBeNull()
  })

  it('takes a file exactly as large as it may be, and has each piece on the disk before it asks for the next', async () => {
    const onDisk: number[] = []
    const pieces = async function* () {
      for (let index = 0; index < 4; index += 1) {
        onDisk.push((await Promise.all((await filesBelow()).map((path) => stat(path)))).reduce((sum, { size }) => sum + size, 0))
        yield Buffer.alloc(1000)
      }
    }
    expect(await createMediaFiles(folder).save('import/1', pieces(), 4000)).toMatchObject({ sizeBytes: 4000 })
    expect(onDisk).toEqual([0, 1000, 2000, 3000])
  })

  it('leaves nothing behind when a file is too large or breaks off', async () => {
    const files = createMediaFiles(folder)
    await expect(files.save('media/1', chunks('12345', '67890'), 8)).rejects.toBeInstanceOf(FileTooLarge)
    const broken = async function* () {
      yield Buffer.from('x')
      throw new Error('reset')
    }
    await expect(files.save('media/2', broken(), 8)).rejects.toThrow('reset')
    expect(await filesBelow()).toEqual([])
  })

  it.each(['../x', 'media/../../x', 'media/a b', '/etc/passwd', 'media', 'Media/1'])('never turns %s into a path', async (key) => {
    const files = createMediaFiles(folder)
    await expect(files.save(key, chunks('x'), 8)).rejects.toThrow('media key')
    expect(await filesBelow()).toEqual([])
  })

  it.skipIf(process.platform === 'win32')('gives out no file that a link points to, and writes over the link, not through it', async () => {
    const files = createMediaFiles(folder)
    const outside = join(folder, 'outside.txt')
    await writeFile(outside, 'private')
    await files.save('media/1', chunks('own'), 10)
    const [own] = (await filesBelow()).filter((path) => path !== outside)
    await rm(own!)
    await symlink(outside, own!)
    expect(await files.open('media/1')).toBeNull()
    await files.save('media/1', chunks('own again'), 10)
    expect(await readFile(outside, 'utf8')).toBe('private')
    expect(Buffer.concat(await Array.fromAsync((await files.open('media/1'))!.bytes)).toString()).toBe('own again')
  })

  it('recognises a file by its first bytes', async () => {
    const files = createMediaFiles(folder)
    await files.save('media/1', chunks('%PDF-1.7\n'), 100)
    await files.save('media/2', chunks('plain words'), 100)
    expect([await files.sniff('media/1'), await files.sniff('media/2')]).toEqual(['application/pdf', null])
  })
})

describe('the size of a picture, from its header alone', () => {
  const sizeOf = async (bytes: Buffer) => {
    const files = createMediaFiles(folder)
    await files.save('media/1', (async function* () { yield bytes })(), 1_000_000)
    return files.pictureSize('media/1')
  }
  const header = (length: number, ...parts: [number, string | Buffer][]) => {
    const bytes = Buffer.alloc(length)
    for (const [at, part] of parts) (Buffer.isBuffer(part) ? part : Buffer.from(part, 'latin1')).copy(bytes, at)
    return bytes
  }
  const segment = (marker: number, size: number) => Buffer.concat([Buffer.from([0xff, marker, size >> 8, size & 255]), Buffer.alloc(size - 2)])
  const frame = Buffer.from([0xff, 0xc2, 0, 17, 8, 0x75, 0x30, 0x9c, 0x40, 3])

  it.each<[string, Buffer, { width: number; height: number } | null]>([
    ['PNG', header(40, [0, '\u0089PNG\r\n\u001A\n'], [16, Buffer.from([0, 0, 0x9c, 0x40, 0, 0, 0x75, 0x30])]), { width: 40_000, height: 30_000 }],
    ['GIF', header(40, [0, 'GIF89a'], [6, Buffer.from([0x40, 0x9c, 0x30, 0x75])]), { width: 40_000, height: 30_000 }],
    ['extended WebP', header(40, [0, 'RIFF'], [8, 'WEBPVP8X'], [24, Buffer.from([0x3f, 0x1f, 0, 0x0f, 0x27, 0])]), { width: 8000, height: 10_000 }],
    ['lossy WebP', header(40, [0, 'RIFF'], [8, 'WEBPVP8 '], [26, Buffer.from([0x40, 0x1f, 0x10, 0x27])]), { width: 8000, height: 10_000 }],
    ['lossless WebP', header(40, [0, 'RIFF'], [8, 'WEBPVP8L'], [21, Buffer.from([0xff, 0xff, 0xff, 0x0f])]), { width: 16_384, height: 16_384 }],
    ['JPEG behind a long preface', Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe1, 65_000), segment(0xe2, 65_000), segment(0xc4, 40), Buffer.from([0xff]), frame]), { width: 40_000, height: 30_000 }],
    ['JPEG that ends before its size', Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xe1, 65_000)]), null],
    ['words', Buffer.from('nothing of a picture, but long enough to be looked at'), null],
    ['next to nothing', Buffer.from([0xff, 0xd8]), null],
  ])('%s', async (_name, bytes, size) => {
    expect(await sizeOf(bytes)).toEqual(size)
  })
})

describe('secrets', () => {
  const secrets = { token: 'EAAinventedtoken12345', appSecret: 'invented', verifyToken: 'v' }

  it('come back with the key and stay closed without it', async () => {
    const open = (key: string) => createSecrets({ folder: join(folder, 'data'), protector: keyFileProtector(join(folder, key)) })
    await open('key').write('110', secrets)
    expect(await open('key').read('110')).toEqual(secrets)
    expect(await open('other').read('110')).toBeNull()
    const written = await Promise.all((await filesBelow()).filter((path) => path.includes('data')).map((path) => readFile(path, 'latin1')))
    expect(written.join('')).not.toContain('invented')
    await open('key').remove('110')
    expect(await open('key').read('110')).toBeNull()
  })

  it('are readable by this user only', async () => {
    const store = createSecrets({ folder: join(folder, 'data'), protector: keyFileProtector(join(folder, 'key')) })
    await store.write('110', secrets)
    for (const path of await filesBelow()) expect((await stat(path)).mode & 0o077).toBe(0)
  })
})

it('the log removes what looks like a secret and survives a folder it cannot write', async () => {
  await writeFile(join(folder, 'file'), '')
  const log = createLog({ folder: join(folder, 'file', 'below'), clock: new ManualClock() })
  log.error('graph.failed', new Error('GET /x?access_token=EAAabcdefghijkl123 with Bearer EAAabcdefghijkl123'), { token: 'EAAabcdefghijkl123' })
  expect(log.recent(1)[0]).toContain('graph.failed')
  expect(log.recent(1)[0]).not.toContain('EAAabc')
})
