import { mostLibraryLetters } from '#shared/domain/library-file.ts'
import { translateNow as t } from '../strings/use-strings.ts'
import { showToast } from '../ui/overlays/toast.tsx'
import { attemptOrSay } from './failures.ts'
import { readTextFile } from './text-files.ts'

const mostBytesPerLetter = 3
const attempt = attemptOrSay('common.not-changed')

/** Text of a file for a library of the shop; null when it cannot be read or is longer than an import takes, which was said. */
export async function readLibraryFile(file: File): Promise<string | null> {
  if (file.size > mostLibraryLetters * mostBytesPerLetter) return sayTooLarge()
  const text = await attempt(readTextFile(file))
  return text !== null && text.length > mostLibraryLetters ? sayTooLarge() : text
}

function sayTooLarge(): null {
  showToast({ tone: 'danger', text: t('refusal.table-too-large', { limitMegabytes: mostLibraryLetters / 1e6 }) })
  return null
}
