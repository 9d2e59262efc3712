import type { Behaviour } from '../behaviour.ts'
import { problemOfFile } from '../media/limits.ts'
import { isAnimatedWebp } from '../media/sniff.ts'

const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/**
 * Fetches the link as Meta does, or trusts it: the simulator calls nobody outside this computer unless told to.
 * The answer's own content type decides.
 */
export async function problemOfLink(link: string, kind: Parameters<typeof problemOfFile>[0], fetches: Behaviour['fetchesLinks']): Promise<{ code: number; details: string } | null> {
  const isFetched = fetches === 'all' || (fetches === 'local' && local.test(new URL(link).hostname))
  if (!isFetched) return null
  try {
    const response = await fetch(link, { signal: AbortSignal.timeout(10_000) })
    const bytes = Buffer.from(await response.arrayBuffer())
    if (!response.ok) return failed(`Downloading media from weblink failed with http code ${response.status}, status message ${response.statusText}`)
    const mimeType = (response.headers.get('content-type') ?? '').split(';')[0]!.trim()
    const problem = problemOfFile(kind, mimeType, bytes.length, isAnimatedWebp(bytes))
    return problem === null ? null : failed(problem)
  } catch {
    return failed('Downloading media from weblink failed: the server could not be reached.')
  }
}

const failed = (details: string): { code: number; details: string } => ({ code: 131053, details })
