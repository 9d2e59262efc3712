export type FormPart = { name: string; fileName: string | null; contentType: string | null; bytes: Buffer }

/** Parts of a multipart/form-data body; null when it is none. */
export function readMultipart(body: Buffer, contentType: string): FormPart[] | null {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  if (!/^multipart\/form-data/i.test(contentType) || !boundary) return null
  const mark = Buffer.from(`--${boundary[1] ?? boundary[2]}`)
  const parts: FormPart[] = []
  let at = body.indexOf(mark)
  while (at >= 0) {
    const start = at + mark.length
    if (body.subarray(start, start + 2).toString('latin1') === '--') break
    const next = body.indexOf(mark, start)
    if (next < 0) break
    const part = partOf(body.subarray(start + 2, next - 2))
    if (part) parts.push(part)
    at = next
  }
  return parts
}

function partOf(section: Buffer): FormPart | null {
  const headEnd = section.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const head = section.subarray(0, headEnd).toString('utf8')
  const name = /name="([^"]*)"/i.exec(head)
  if (!name) return null
  return {
    name: name[1]!,
    fileName: /filename="([^"]*)"/i.exec(head)?.[1] ?? null,
    contentType: /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim() ?? null,
    bytes: section.subarray(headEnd + 4),
  }
}
