import { InvalidArgumentError } from 'commander'
import { hostText } from '../host-text.ts'

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(hostText('cli.not-a-number'))
  return Number(text)
}

/** At least one of something. */
export function countNumber(text: string): number {
  const count = wholeNumber(text)
  if (count === 0) throw new InvalidArgumentError(hostText('cli.not-a-number'))
  return count
}
