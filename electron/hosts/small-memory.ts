import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/*
 * The first import of a host, and a file of its own in the build: what is set here counts only before anything else has run.
 *
 * V8 lets the memory for new objects grow to 128 MB under a flood of webhooks and does not give it back, although no more
 * than some 20 MB are ever in use; it stays at the size it begins with. And until the first full collection V8 waits for
 * far more garbage than a host ever needs; one after the start, when what loading left behind is gone, makes it count from there.
 * Switches on the command line would do the same, but they come too late for Electron's main process.
 */
setFlagsFromString('--semi-space-growth-factor=1')
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as (options: { type: 'major'; execution: 'async' }) => Promise<void>

const afterStartMs = 4000
setTimeout(() => void collect({ type: 'major', execution: 'async' }), afterStartMs).unref()
