import { createServer, request } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'

/**
 * The app as `dist/main/browser.js` starts it, with a watch in its own process. On a socket in the data folder, POST
 * begins to watch and GET tells what was since.
 */
export type Watched = { p99Ms: number; longestMs: number; growthBytes: number }

export const watchedHost = 'tests/bench/watched-host.ts'
const socketPath = (dataDir: string) => `${dataDir}/watch`
const sampleMs = 10
const resolutionMs = 1

export async function askWatch(dataDir: string, method: 'POST' | 'GET'): Promise<Watched> {
  return new Promise((resolve, reject) => {
    request({ socketPath: socketPath(dataDir), method, path: '/' }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => { text += part }).on('end', () => resolve(JSON.parse(text) as Watched))
    }).on('error', reject).end()
  })
}

async function watch(): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  let [beforeBytes, mostBytes] = [0, 0]
  await import(new URL('../../dist/main/browser.js', import.meta.url).href)
  setInterval(() => { mostBytes = Math.max(mostBytes, process.memoryUsage.rss()) }, sampleMs).unref()
  const server = createServer(({ method }, response) => {
    if (method === 'POST') {
      ;(runInNewContext('gc') as () => void)()
      beforeBytes = mostBytes = process.memoryUsage.rss()
      delay.reset()
      delay.enable()
    }
    response.end(JSON.stringify({ p99Ms: delay.percentile(99) / 1e6 - resolutionMs, longestMs: delay.max / 1e6 - resolutionMs, growthBytes: mostBytes - beforeBytes } satisfies Watched))
  })
  server.listen(socketPath(process.argv[process.argv.indexOf('--data-dir') + 1]!)).unref()
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await watch()
