import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { byteStream } from './byte-stream.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
}

/** Built names carry a hash of their content. */
const isHashed = (path: string) => /-[\w-]{8}\.\w+$/.test(path)

/** Serves the built renderer and nothing outside its folder. */
export function createStaticFiles(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response('Method not allowed', { status: 405, headers: { allow: 'GET, HEAD' } })
    const path = safePath(new URL(request.url).pathname)
    const type = path && types[extname(path)]
    const file = type && await fileInside(folder, path)
    if (!file) return new Response('Not found', { status: 404 })
    const etag = `"${file.sizeBytes.toString(36)}-${Math.trunc(file.changedAtMs).toString(36)}"`
    const headers = new Headers({ 'content-type': type, etag, 'cache-control': isHashed(path) ? 'private, max-age=31536000, immutable' : 'no-cache' })
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers })
    headers.set('content-length', String(file.sizeBytes))
    return new Response(request.method === 'HEAD' ? null : byteStream(createReadStream(file.path)), { headers })
  }
}

/** Null for anything that is not a plain relative path of ordinary names. */
function safePath(pathname: string): string | null {
  if (pathname === '/') return 'index.html'
  const names = pathname.slice(1).split('/')
  return names.every((name) => /^[\w@~-][\w.@~-]*$/.test(name) && !name.includes('..')) ? names.join('/') : null
}

/** Follows links first, so that one inside the folder cannot lead out of it. */
async function fileInside(folder: string, path: string): Promise<{ path: string; sizeBytes: number; changedAtMs: number } | null> {
  try {
    const real = await realpath(join(folder, path))
    if (!real.startsWith((await realpath(folder)) + sep)) return null
    const found = await stat(real)
    return found.isFile() ? { path: real, sizeBytes: found.size, changedAtMs: found.mtimeMs } : null
  } catch {
    return null
  }
}
