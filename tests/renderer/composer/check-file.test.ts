import { describe, expect, it } from 'vitest'
import { policyValue } from '#shared/policy/policy.ts'
import { checkFile } from '../../../renderer/features/composer/attachments/check-file.ts'

const MB = 1024 * 1024
const limit = (key: string) => policyValue(key)
const check = (name: string, sizeBytes: number, mimeType = '') => checkFile({ name, sizeBytes, mimeType }, limit)

describe('files are checked before anything travels', () => {
  it.each([
    ['a.jpg', 'image/jpeg', 'image'], ['a.PNG', '', 'image'], ['clip.mp4', 'video/mp4', 'video'], ['menu.pdf', 'application/pdf', 'document'],
    ['표.xlsx', '', 'document'], ['a.docx', 'application/octet-stream', 'document'], ['song.m4a', 'audio/x-m4a', 'audio'],
    ['voice.ogg', 'audio/ogg; codecs=opus', 'audio'], ['cat.webp', 'image/webp', 'sticker'], ['a.jpg', 'image/jpg', 'image'],
  ])('%s (%s) is a %s', (name, mimeType, type) => {
    expect(check(name, 1000, mimeType)).toMatchObject({ ok: true, type })
  })

  it.each([['image', 'a.jpg', 5 * MB], ['video', 'a.mp4', 16 * MB], ['audio', 'a.mp3', 16 * MB], ['document', 'a.pdf', 100 * MB]])('holds the %s limit to the byte', (kind, name, limitBytes) => {
    expect(check(name, limitBytes).ok).toBe(true)
    expect(check(name, limitBytes + 1)).toEqual({
      ok: false,
      refusal: { reason: 'file-too-large', policyKey: `media.${kind}.size`, params: { fileName: name, sizeBytes: limitBytes + 1, limitBytes } },
    })
  })

  it('keeps to a stricter limit of the owner', () => {
    expect(checkFile({ name: 'a.jpg', sizeBytes: 2 * MB, mimeType: '' }, () => MB)).toMatchObject({ ok: false, refusal: { params: { limitBytes: MB } } })
  })

  it.each(['a.hwp', 'a.zip', 'a.heic', 'a.gif', 'noextension'])('%s cannot be sent', (name) => {
    expect(check(name, 1000)).toMatchObject({ ok: false, refusal: { reason: 'file-type', params: { fileName: name } } })
  })

  it('an empty file is refused for being empty', () => {
    expect(check('a.pdf', 0)).toMatchObject({ ok: false, refusal: { reason: 'file-empty' } })
  })
})
