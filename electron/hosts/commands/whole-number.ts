import { InvalidArgumentError } from 'commander'
import { hostText } from '../host-text.ts'

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError(hostText('cli.not-a-number'))
  return Number(text)
}

/** A port that can be listened on; 0 is any free one. */
export function portNumber(text: string): number {
  const port = wholeNumber(text)
  if (port > 65_535) throw new InvalidArgumentError(hostText('cli.not-a-port'))
  return port
}

export function webAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new InvalidArgumentError(hostText('cli.not-an-address'))
  return text
}

/** At least one of something. */
export function countNumber(text: string): number {
  const count = wholeNumber(text)
  if (count === 0) throw new InvalidArgumentError(hostText('cli.not-a-number'))
  return count
}
