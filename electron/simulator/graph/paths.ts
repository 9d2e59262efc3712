import { GraphError } from './graph-error.ts'

const newestVersion = 26
const oldestLiving = 21

export type GraphPath = { version: number; segments: string[] }

/** Splits `/v25.0/1/messages`. A dead version answers as the oldest living one; an unknown one is no path at all. */
export function readPath(pathname: string): GraphPath {
  const segments = pathname.split('/').filter((segment) => segment !== '').map(decoded)
  const spoken = /^v(\d+)\.(\d+)$/.exec(segments[0] ?? '')
  if (!spoken) return { version: oldestLiving, segments }
  const major = Number(spoken[1])
  if (major < 2 || major > newestVersion || (spoken[2] !== '0' && major > 2)) throw unknownPath(pathname)
  return { version: Math.max(oldestLiving, major), segments: segments.slice(1) }
}

export const unknownPath = (pathname: string): GraphError =>
  new GraphError(2500, { message: `Unknown path components: ${pathname}` })

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
