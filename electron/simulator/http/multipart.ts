export type FormPart = { name: string; fileName: string | null; contentType: string | null; bytes: Buffer }

/** Parts of a multipart/form-data body; null when it is none. A boundary counts only at the start of a line. */
export function readMultipart(body: Buffer, contentType: string): FormPart[] | null {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)
  if (!/^multipart\/form-data/i.test(contentType) || !boundary) return null
  const mark = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`)
  const lines = Buffer.concat([Buffer.from('\r\n'), body])
  const parts: FormPart[] = []
  let at = lines.indexOf(mark)
  while (at >= 0) {
    const start = at + mark.length
    if (lines.subarray(start, start + 2).toString('latin1') === '--') break
    const next = lines.indexOf(mark, start)
    if (next < 0) break
    const part = partOf(lines.subarray(lines.indexOf('\r\n', start) + 2, next))
    if (part) parts.push(part)
    at = next
  }
  return parts
}

function partOf(section: Buffer): FormPart | null {
  const headEnd = section.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const head = section.subarray(0, headEnd).toString('utf8')
  const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(head)?.[1] ?? ''
  const name = parameterOf(disposition, 'name')
  if (name === null) return null
  return {
    name,
    fileName: parameterOf(disposition, 'filename') ?? parameterOf(disposition, 'filename*'),
    contentType: /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim() ?? null,
    bytes: section.subarray(headEnd + 4),
  }
}

/** Quoted, bare or in the extended form; clients write all three, in any order. */
function parameterOf(disposition: string, name: string): string | null {
  for (const [, key, quoted, bare] of disposition.matchAll(/;\s*([\w*]+)\s*=\s*(?:"([^"]*)"|([^;\s]+))/g)) if (key?.toLowerCase() === name) return quoted ?? bare ?? null
  return null
}
