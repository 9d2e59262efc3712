const allowedSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** The address to open in the system browser, or null when its scheme is not one a message may open (W33). */
export function safeLink(address: string): string | null {
  try {
    const url = new URL(address)
    return allowedSchemes.has(url.protocol) ? url.href : null
  } catch {
    return null
  }
}

export type LinkMatch = { start: number; end: number; href: string }

/** Korean particles follow an address without a space, so a host and a mail domain end where Hangul begins. */
const candidate = /\b(?:(?:https?:\/\/|www\.)[^\s/?#<>"'`\p{Script=Hangul}]+(?:[/?#][^\s<>"'`]*)?|(?:mailto|tel):[^\s<>"'`\p{Script=Hangul}]+)|[\p{L}\p{N}._%+-]+@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}/giu
const trailing = /[.,!?:;)\]}*_~'"」』】。、…]$/u
const openerOf: Record<string, string> = { ')': '(', ']': '[', '}': '{' }

/** Links in plain text, in order, without the punctuation that ends the sentence around them. */
export function findLinks(text: string): LinkMatch[] {
  const found: LinkMatch[] = []
  for (const match of text.matchAll(candidate)) {
    const raw = withoutTrailing(match[0])
    const href = safeLink(addressOf(raw))
    if (href && raw.length > 4) found.push({ start: match.index, end: match.index + raw.length, href })
  }
  return found
}

function addressOf(raw: string): string {
  if (/^(?:https?:\/\/|mailto:|tel:)/iu.test(raw)) return raw
  return /^www\./iu.test(raw) ? `https://${raw}` : `mailto:${raw}`
}

function withoutTrailing(raw: string): string {
  let text = raw
  for (let last = text.at(-1); last !== undefined && trailing.test(text); last = text.at(-1)) {
    const opener = openerOf[last]
    if (opener && count(text, opener) >= count(text, last)) break
    text = text.slice(0, -1)
  }
  return text
}

const count = (text: string, character: string) => text.split(character).length - 1
