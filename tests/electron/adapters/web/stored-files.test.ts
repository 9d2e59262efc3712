import { expect, test } from 'vitest'
import { fileResponse, type ServedFile } from '#adapters/web/file-response.ts'

const bytes = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
const file = (changes: Partial<ServedFile>): ServedFile => ({
  tag: 'media/1', mimeType: 'image/jpeg', sizeBytes: bytes.length, fileName: null, isDocument: false,
  open: async () => (async function* () { yield bytes })(), ...changes,
})
const serve = (changes: Partial<ServedFile>) => fileResponse(new Request('http://127.0.0.1/media/1'), file(changes))

test.each([
  'text/html', 'TEXT/HTML; charset=utf-8', ' text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/xml', 'application/javascript', 'text/css',
  'multipart/x-mixed-replace', 'application/x-shockwave-flash', 'image/jpeg, text/html', '', 'nonsense',
])('what a customer calls %j only ever downloads, as plain bytes', async (mimeType) => {
  const { headers } = await serve({ mimeType })
  expect(headers.get('content-type')).toBe('application/octet-stream')
  expect(headers.get('content-disposition')).toMatch(/^attachment;/)
})

test('PDF, plain text and anything sent as a document download too, and nothing in a file could run or load', async () => {
  for (const shown of [{ mimeType: 'application/pdf' }, { mimeType: 'text/plain' }, { mimeType: 'image/png', isDocument: true }]) {
    expect((await serve(shown)).headers.get('content-disposition')).toMatch(/^attachment;/)
  }
  const picture = await serve({})
  expect(picture.headers.get('content-disposition')).toBe('inline')
  expect(picture.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
})

test.each(['a"; filename="b.html', 'a\r\nSet-Cookie: x=1', '../../etc/passwd', 'C:\\boot.ini', '\u202Egpj.exe', '\ud800lone', "o'brien (1)*.pdf", '견적서.pdf', ''])('the name %j cannot leave its header', async (fileName) => {
  const disposition = (await serve({ mimeType: 'application/pdf', fileName })).headers.get('content-disposition') ?? ''
  const match = /^attachment; filename="([\w.() -]*)"; filename\*=UTF-8''([\w.%~!-]*)$/.exec(disposition)
  expect(match, disposition).not.toBeNull()
  expect(decodeURIComponent(match?.[2] ?? '')).not.toMatch(/[/\\\r\n\p{Bidi_Control}]/u)
})
