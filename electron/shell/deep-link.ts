/** What an address of ours or of WhatsApp asks for. `phone` in digits, with country code. */
export type DeepLink = { kind: 'chat'; phone: string; text: string | null } | { kind: 'open' }

const longestText = 4096

/**
 * Reads `whatsapp://send?phone=…&text=…`, `danggol://chat?phone=…&text=…`, `danggol://open` and the web forms
 * `https://wa.me/<phone>`. Anything else is null; a link never sends, it only fills the composer.
 */
export function parseDeepLink(address: string): DeepLink | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const target = url.host || url.pathname.replace(/^\/+/, '')
  if (url.protocol === 'whatsapp:' && target === 'send') return chatLink(url)
  if (url.protocol === 'danggol:') {
    if (target === 'chat') return chatLink(url)
    return target === 'open' || target === '' ? { kind: 'open' } : null
  }
  if (url.protocol === 'https:' && url.host === 'wa.me') {
    url.searchParams.set('phone', url.pathname.slice(1))
    return chatLink(url)
  }
  return null
}

function chatLink(url: URL): DeepLink | null {
  const phone = (url.searchParams.get('phone') ?? '').replace(/[\s().+-]/g, '')
  if (!/^\d{6,15}$/.test(phone)) return null
  return { kind: 'chat', phone, text: url.searchParams.get('text')?.slice(0, longestText) || null }
}

/** The first address among the words of a command line, the way the system passes it. */
export function linkAmong(args: readonly string[]): string | null {
  return args.find((word) => /^(?:whatsapp|danggol):/i.test(word)) ?? null
}
