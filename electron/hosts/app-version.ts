import { readFileSync } from 'node:fs'

/** Two folders up, both from here and from the built host. */
const packageFile = new URL('../../package.json', import.meta.url)

export const appVersion = (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version
