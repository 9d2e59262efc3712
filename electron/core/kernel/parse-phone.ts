import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * Digits of the international number, as a person typed it: `010-1234-5678` is read in the country of the
 * shop's own number. Null when it cannot be a phone number.
 */
export function parsePhone(typed: string, ownNumber: string | null): string | null {
  const own = ownNumber ? parsePhoneNumberFromString(ownNumber.startsWith('+') ? ownNumber : `+${ownNumber}`) : undefined
  const parsed = parsePhoneNumberFromString(typed, own?.country ? { defaultCountry: own.country } : undefined)
    ?? parsePhoneNumberFromString(`+${typed.replace(/\D/g, '')}`)
  return parsed?.isPossible() ? parsed.number.slice(1) : null
}
