/** First and last byte, both included, as in `Range: bytes=0-99`. */
export type ByteRange = { start: number; end: number }

/**
 * Reads a `Range` header for a file of `sizeBytes`. `whole` when there is none or it is of a form that may be
 * ignored (several ranges, other units), `unsatisfiable` when it lies outside the file (RFC 9110, 14).
 */
export function readRange(header: string | null, sizeBytes: number): ByteRange | 'whole' | 'unsatisfiable' {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return 'whole'
  const isSuffix = match[1] === ''
  const start = isSuffix ? Math.max(0, sizeBytes - Number(match[2])) : Number(match[1])
  const end = isSuffix || match[2] === '' ? sizeBytes - 1 : Math.min(Number(match[2]), sizeBytes - 1)
  if (!isSuffix && match[2] !== '' && Number(match[2]) < start) return 'whole'
  return start >= sizeBytes || start > end ? 'unsatisfiable' : { start, end }
}
