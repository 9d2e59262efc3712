import { useEffect, useState } from 'react'

/** Digits as the customer's country writes them. The rules of all countries load once, after the panel is drawn. */
export function usePhoneText(digits: string): string {
  const plain = `+${digits.replace(/^\+/, '')}`
  const [formatted, setFormatted] = useState<{ plain: string; text: string } | null>(null)
  useEffect(() => {
    let isGone = false
    void import('libphonenumber-js/min').then(
      ({ parsePhoneNumberFromString }) => {
        const text = parsePhoneNumberFromString(plain)?.formatInternational()
        if (text && !isGone) setFormatted({ plain, text })
      },
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [plain])
  return formatted?.plain === plain ? formatted.text : plain
}
