import { protocol } from 'electron'
import { appScheme } from './app-origin.ts'

/** Before the app is ready: `app://` counts as a secure origin of its own, with fetch and streaming. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ])
}

/** After the app is ready: pages, media and attachments come from the same handler that serves a browser. */
export function serveApp(application: (request: Request) => Promise<Response>, headers: Readonly<Record<string, string>>): void {
  protocol.handle(appScheme, async (request) => {
    if (new URL(request.url).host !== 'danggol') return new Response(null, { status: 404 })
    const response = await application(request)
    const secured = new Headers(response.headers)
    for (const [name, value] of Object.entries(headers)) if (!secured.has(name)) secured.set(name, value)
    return new Response(response.body, { status: response.status, statusText: response.statusText, headers: secured })
  })
}
