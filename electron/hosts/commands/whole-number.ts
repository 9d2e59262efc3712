import { InvalidArgumentError } from 'commander'
import { hostText } from '../host-text.ts'

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(hostText('cli.not-a-number'))
  return Number(text)
}
