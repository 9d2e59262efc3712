import { parseArgs } from 'node:util'

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

/** Throws with a sentence for the person who typed it. */
export function readStartOptions(args: string[]): StartOptions {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      demo: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      port: { type: 'string' },
      'receiver-port': { type: 'string' },
      'data-dir': { type: 'string' },
      'dev-renderer': { type: 'string' },
    },
  })
  return {
    isDemo: values.demo,
    opensWindow: !values['no-open'],
    port: readPort('--port', values.port),
    receiverPort: readPort('--receiver-port', values['receiver-port']),
    dataDir: values['data-dir'],
    devRenderer: values['dev-renderer'] ?? null,
    link: positionals.find((text) => /^(danggol|whatsapp):/i.test(text)) ?? null,
  }
}

function readPort(name: string, text: string | undefined): number | null {
  if (text === undefined) return null
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new Error(`${name} takes a number from 0 to 65535, not "${text}"`)
  return Number(text)
}
