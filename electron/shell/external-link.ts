const allowedSchemes = new Set(['https:', 'http:', 'mailto:', 'tel:'])

/** Links of a message are opened by the system, and only these schemes: others can start programs. */
export function isExternalLinkAllowed(url: string): boolean {
  return URL.canParse(url) && allowedSchemes.has(new URL(url).protocol)
}
