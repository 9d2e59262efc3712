import { importFilesPath } from '#shared/contract/http.ts'
import { serveDownload, stageImport } from './import-files.ts'
import type { ShopFiles } from './shop-files.ts'
import { stageAttachment, stageKeptFile } from './stage-attachment.ts'
import { serveAttachment, serveMedia, serveKeptFile } from './stored-files.ts'

export type ApplicationOptions = {
  /** The built renderer, or Vite's server while developing. */
  renderer: (request: Request) => Promise<Response>
  /** The open shop; null at the welcome screen and in recovery. */
  files: () => ShopFiles | null
  onError: (error: unknown) => void
}

/**
 * Everything of the app that travels as bytes, the same behind a browser's `http://127.0.0.1` and Electron's
 * `app://danggol`. Who may ask is decided before: by the session in a browser, by the sandbox in Electron.
 */
export function createApplication({ renderer, files, onError }: ApplicationOptions): (request: Request) => Promise<Response> {
  return async (request) => {
    const path = new URL(request.url).pathname
    const stored = /^\/(media|attachments|kept-files)(?:\/([1-9]\d{0,14}))?$/.exec(path)
    try {
      const isImport = path === importFilesPath
      const download = /^\/downloads\/([0-9a-f-]{36})$/.exec(path)
      if (!stored && !isImport && !download) return await renderer(request)
      const shop = files()
      if (!shop) return new Response('No shop is open', { status: 503 })
      if (isImport) return request.method === 'PUT' ? await stageImport(request, shop) : notAllowed('PUT')
      if (download) return request.method === 'GET' ? serveDownload(shop, download[1]!) : notAllowed('GET')
      if (!stored) return new Response('Not found', { status: 404 })
      return await (stored[2] === undefined ? collection(request, shop, stored[1]!) : single(request, shop, stored[1]!, Number(stored[2])))
    } catch (error) {
      onError(error)
      return new Response('Something went wrong', { status: 500 })
    }
  }
}

function collection(request: Request, shop: ShopFiles, kind: string): Promise<Response> | Response {
  if (kind === 'media') return new Response('Not found', { status: 404 })
  if (request.method !== 'PUT') return notAllowed('PUT')
  return kind === 'attachments' ? stageAttachment(request, shop) : stageKeptFile(request, shop)
}

function single(request: Request, shop: ShopFiles, kind: string, id: number): Promise<Response> | Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed('GET, HEAD')
  if (kind === 'media') return serveMedia(request, shop, id)
  return kind === 'attachments' ? serveAttachment(request, shop, id) : serveKeptFile(request, shop, id)
}

const notAllowed = (allow: string) => new Response('Method not allowed', { status: 405, headers: { allow } })
