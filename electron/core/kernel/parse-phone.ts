import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max'

/** The country of a number in international form, with or without its plus. */
export function countryOf(number: string | null): CountryCode | undefined {
  return number ? parsePhoneNumberFromString(number.startsWith('+') ? number : `+${number}`)?.country : undefined
}

/**
 * Digits of the international number, as a person typed it: `010-1234-5678` is read in the country of the
 * shop's own number. Null when it cannot be a phone number.
 */
export function parsePhone(typed: string, ownNumber: string | null): string | null {
  const country = countryOf(ownNumber)
  const parsed = parsePhoneNumberFromString(typed, country ? { defaultCountry: country } : undefined)
    ?? parsePhoneNumberFromString(`+${typed.replace(/\D/g, '')}`)
  return parsed?.isPossible() ? parsed.number.slice(1) : null
}
