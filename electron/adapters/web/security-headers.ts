/**
 * Sent with every answer. The page may load and call only its own origin; no inline script, no plugin, no frame.
 * Styles set from script go through the CSSOM, which this policy allows.
 */
const contentSecurityPolicy = (socketOrigin: string | null) => [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' blob:", "media-src 'self' blob:",
  `connect-src 'self'${socketOrigin ? ` ${socketOrigin}` : ''}`, "worker-src 'self'", "manifest-src 'self'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ')

/** For files of customers: even if a browser rendered one, nothing in it could run or load. */
export const fileSecurityPolicy = "default-src 'none'; sandbox"

/** `socketOrigin`: `ws://host:port` of the same server, named because not every browser counts it as 'self'. */
export function securityHeaders(socketOrigin: string | null): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(socketOrigin),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(self), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  }
}
