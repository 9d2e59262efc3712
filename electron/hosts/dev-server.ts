/** Passes requests for the page and its modules on to Vite's server, while developing. */
export function devServer(address: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const answer = await fetch(new URL(pathname + search, address), { headers: { accept: request.headers.get('accept') ?? '*/*' } })
    const headers = new Headers(answer.headers)
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive']) headers.delete(name)
    return new Response(answer.body, { status: answer.status, headers })
  }
}
