import { hostText } from '../host-text.ts'
import { UsageError } from './exit-codes.ts'

/** A file named on the command line that cannot be read, and why in words. */
export function unreadableFile(file: string, error: unknown): UsageError {
  const { code, message } = error as NodeJS.ErrnoException
  return new UsageError(hostText('cli.unreadable-file', { file, problem: code ?? message }))
}
