const allowedSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** The address to open in the system browser, or null when its scheme is not one a message may open. */
export function safeLink(address: string): string | null {
  try {
    const url = new URL(address)
    return allowedSchemes.has(url.protocol) ? url.href : null
  } catch {
    return null
  }
}

export type LinkMatch = { start: number; end: number; href: string }

/** Korean particles follow an address without a space, so a host and a mail domain end where Hangul begins.
 * A mail name starts where its letters start and has 64 at most, so that a long word is read once, not once a letter. */
const candidate = /\b(?:(?:https?:\/\/|www\.)[^\s/?#<>"'`\p{Script=Hangul}]+(?:[/?#][^\s<>"'`]*)?|(?:mailto|tel):[^\s<>"'`\p{Script=Hangul}]+)|(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}/giu
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
  const surplus: Record<string, number> = {}
  let end = raw.length
  for (let last = raw[end - 1]; last !== undefined && trailing.test(last); last = raw[end - 1]) {
    const opener = openerOf[last]
    if (opener) {
      const unopened = surplus[last] ?? count(raw.slice(0, end), last) - count(raw.slice(0, end), opener)
      if (unopened <= 0) break
      surplus[last] = unopened - 1
    }
    end -= 1
  }
  return raw.slice(0, end)
}

const count = (text: string, character: string) => text.split(character).length - 1
