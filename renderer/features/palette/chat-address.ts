/** A chat somebody pasted: `https://wa.me/82…`, `whatsapp://send?phone=…&text=…`, or a bare phone number. */
export type ChatAddress = { phone: string; text: string | null }

const leastDigits = 7
const mostDigits = 15
const bareNumber = /^\+?[\d\s().-]+$/

export function chatAddress(pasted: string): ChatAddress | null {
  const trimmed = pasted.trim()
  const link = asLink(trimmed)
  const phone = link ? link.phone : bareNumber.test(trimmed) ? trimmed.replace(/[^\d+]/g, '') : ''
  const digitCount = phone.replace(/\D/g, '').length
  return digitCount >= leastDigits && digitCount <= mostDigits ? { phone, text: link?.text ?? null } : null
}

function asLink(text: string): ChatAddress | null {
  if (!URL.canParse(/^wa\.me\//i.test(text) ? `https://${text}` : text)) return null
  const url = new URL(/^wa\.me\//i.test(text) ? `https://${text}` : text)
  const parameters = url.searchParams
  const written = parameters.get('text')
  if (url.protocol === 'whatsapp:') return { phone: digits(parameters.get('phone')), text: written }
  if (!/^https?:$/.test(url.protocol)) return null
  if (url.hostname === 'wa.me') return { phone: digits(url.pathname), text: written }
  return /^(api|web)\.whatsapp\.com$/.test(url.hostname) ? { phone: digits(parameters.get('phone')), text: written } : null
}

const digits = (text: string | null) => (text ?? '').replace(/\D/g, '')
