import { parseArgs } from 'node:util'
import { usageError, UsageError } from './commands/exit-codes.ts'
import { hostText } from './host-text.ts'

/** What both hosts take on their command line; `npm start -- --help` lists it. */
export type StartOptions = {
  isDemo: boolean
  opensWindow: boolean
  port: number | null
  receiverPort: number | null
  dataDir: string | undefined
  /** Address of Vite's server while developing. */
  devRenderer: string | null
  /** `danggol://` or `whatsapp://` links, as the system passes them. */
  link: string | null
}

/**
 * `typed`: by a person, who is told what is wrong. `passed`: by the system or an installer, which add words of
 * their own (`--updated`, switches of Chromium, the app's folder); those are overlooked.
 */
export type Origin = 'typed' | 'passed'

const flag = { type: 'boolean' } as const
const text = { type: 'string' } as const
const known = { demo: flag, 'no-open': flag, port: text, 'receiver-port': text, 'data-dir': text, 'dev-renderer': text } as const

/** Throws a `UsageError` with a sentence for the person who typed it. */
export function readStartOptions(args: string[], origin: Origin): StartOptions {
  const { values, positionals } = parsed(args, origin)
  const textOf = (name: keyof typeof known) => (typeof values[name] === 'string' ? values[name] : undefined)
  const link = positionals.find((word) => /^(danggol|whatsapp):/i.test(word)) ?? null
  const stray = positionals.find((word) => word !== link)
  if (origin === 'typed' && stray !== undefined) throw new UsageError(hostText('cli.usage.stray-word', { word: stray }))
  if (values['data-dir'] === '') throw new UsageError(hostText('cli.usage.missing-value', { option: '--data-dir' }))
  return {
    isDemo: values.demo === true,
    opensWindow: values['no-open'] !== true,
    port: readPort('--port', textOf('port')),
    receiverPort: readPort('--receiver-port', textOf('receiver-port')),
    dataDir: textOf('data-dir'),
    devRenderer: textOf('dev-renderer') ?? null,
    link,
  }
}

function parsed(args: string[], origin: Origin) {
  try {
    return parseArgs({ args, allowPositionals: true, strict: origin === 'typed', options: known })
  } catch (error) {
    const { code, message } = error as Error & { code?: string }
    const problem = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? 'unknown-option' : message.includes('does not take') ? 'no-value' : 'missing-value'
    throw new UsageError(hostText(`cli.usage.${problem}`, { option: /'(-[^' ]+)/.exec(message)?.[1] ?? '' }))
  }
}

/** Reads the options, or says what is wrong and ends the program. */
export function startOptionsOrExit(args: string[], origin: Origin): StartOptions {
  try {
    return readStartOptions(args, origin)
  } catch (error) {
    console.error((error as Error).message)
    process.exit(usageError)
  }
}

function readPort(option: string, value: string | undefined): number | null {
  if (value === undefined) return null
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new UsageError(hostText('cli.usage.wrong-value', { option, value, reason: hostText('cli.not-a-port') }))
  return Number(value)
}
