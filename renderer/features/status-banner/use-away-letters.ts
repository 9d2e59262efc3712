import { useEffect } from 'react'
import { useStrings } from '../../strings/use-strings.ts'

/** After the first screen has what it needs. */
const afterMs = 1000

/**
 * Fetches the letters of what is said while the app is away. Fonts come in slices from the app itself, each when one
 * of its characters is first shown: then it would be too late.
 */
export function useAwayLetters(): void {
  const t = useStrings()
  useEffect(() => {
    const sentences = [
      t('status.connection-lost.title'), t('status.connection-lost.body'), t('status.link-needed.title'), t('status.link-needed.body'),
      t('status.waiting', { count: 1 }), t('status.waiting', { count: 234567890 }),
    ]
    const { fontFamily } = getComputedStyle(document.body)
    const timer = setTimeout(() => void document.fonts.load(`1em ${fontFamily}`, sentences.join('')).catch(() => undefined), afterMs)
    return () => clearTimeout(timer)
  }, [t])
}
