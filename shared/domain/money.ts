/** Offered first, where a currency is chosen. */
export const commonCurrencies = ['KRW', 'USD', 'EUR', 'JPY', 'CNY', 'GBP', 'THB', 'VND', 'IDR', 'INR', 'BRL', 'MXN'] as const
export const currencyChoices = (current: string): string[] => [...new Set([current, ...commonCurrencies])]

/** Decimals of an ISO 4217 currency: 0 for won, 2 for euros. */
export function currencyDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** 1250 cents are 12.50. */
export function majorUnits(minor: number, currency: string): string {
  const digits = currencyDigits(currency)
  return (minor / 10 ** digits).toFixed(digits)
}

export const isCurrency = (currency: string): boolean => /^[A-Z]{3}$/.test(currency) && Intl.supportedValuesOf('currency').includes(currency)

const amountWithWords = /^[^\d.,+-]{0,12}([+-]?)[^\d.,+-]{0,12}(\d[\d., ']*)[^\d.,]{0,12}$/u

/**
 * Minor units of an amount as people write it: `12,000원`, `₩12,000`, `12.50 €`, `1.234,50`. A last separator with as
 * many digits behind it as the currency has decimals (or fewer) is the decimal one. Null when it is no amount.
 */
export function readMoney(written: string, currency: string): number | null {
  const match = amountWithWords.exec(written.normalize('NFKC').trim())
  if (!match) return null
  const digits = currencyDigits(currency)
  const body = (match[2] ?? '').replace(/[ ']/g, '')
  const parts = /^(.*?)(?:[.,](\d*))?$/.exec(body)
  const tail = parts?.[2] ?? ''
  const isDecimal = tail !== '' && tail.length <= digits
  const whole = (isDecimal ? (parts?.[1] ?? '') : body).replace(/[.,]/g, '')
  const minor = Number(whole + (isDecimal ? tail.padEnd(digits, '0') : '0'.repeat(digits)))
  if (!Number.isSafeInteger(minor)) return null
  return match[1] === '-' ? -minor : minor
}
