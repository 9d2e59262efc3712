import type { Credentials } from '#shared/contract/shop.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'

export type CredentialField = {
  name: keyof Credentials
  labelKey: MessageKey
  hintKey: MessageKey
  isSecret: boolean
  /** What a usable value looks like; Meta's own check comes after. */
  isUsable: (value: string) => boolean
  problemKey: MessageKey
}

const digits = (value: string) => /^\d{5,40}$/.test(value)

export const credentialFields: readonly CredentialField[] = [
  { name: 'phoneNumberId', labelKey: 'connect.phone-number-id', hintKey: 'connect.phone-number-id-hint', isSecret: false, isUsable: digits, problemKey: 'connect.digits-only' },
  { name: 'wabaId', labelKey: 'connect.waba-id', hintKey: 'connect.waba-id-hint', isSecret: false, isUsable: digits, problemKey: 'connect.digits-only' },
  { name: 'token', labelKey: 'connect.token', hintKey: 'connect.token-hint', isSecret: true, isUsable: (value) => value.length >= 10 && !/\s/.test(value), problemKey: 'connect.token-short' },
  { name: 'appSecret', labelKey: 'connect.app-secret', hintKey: 'connect.app-secret-hint', isSecret: true, isUsable: (value) => value.length >= 8, problemKey: 'connect.secret-short' },
  { name: 'verifyToken', labelKey: 'connect.verify-token', hintKey: 'connect.verify-token-hint', isSecret: false, isUsable: (value) => value.length >= 4, problemKey: 'connect.verify-short' },
  { name: 'graphBase', labelKey: 'connect.graph-base', hintKey: 'connect.graph-base-hint', isSecret: false, isUsable: (value) => URL.canParse(value) && /^https?:/.test(value), problemKey: 'connect.not-an-address' },
]

const wordLetters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A word of our own for Meta's webhook form; nobody has to think one up. */
export function inventVerifyToken(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => wordLetters[byte % wordLetters.length]).join('')
}

export const emptyCredentials = (): Credentials => ({ graphBase: 'https://graph.facebook.com', phoneNumberId: '', wabaId: '', token: '', appSecret: '', verifyToken: inventVerifyToken() })

export function trimmed(credentials: Credentials): Credentials {
  return Object.fromEntries(Object.entries(credentials).map(([name, value]) => [name, value.trim()])) as Credentials
}

/** Fields that cannot be right, before Meta is asked. */
export function unusableFields(credentials: Credentials): Set<keyof Credentials> {
  const values = trimmed(credentials)
  return new Set(credentialFields.filter((field) => !field.isUsable(values[field.name])).map((field) => field.name))
}
