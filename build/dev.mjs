// npm run dev: the renderer with hot reload from Vite's server, the main side rebuilt and restarted on change.
import { spawn } from 'node:child_process'
import { createServer as createPortProbe } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { environment, follow, install, nodePath, root } from './prepare.mjs'

install()
const node = nodePath()
if (node !== process.execPath) {
  const ended = await follow(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { env: environment(node) })
  process.exit(ended.code)
}
process.chdir(root)
const { createServer, createBuilder } = await import('vite')

const port = await freePort()
const server = await createServer({
  root: join(root, 'renderer'), configFile: join(root, 'vite.config.ts'),
  server: { host: '127.0.0.1', port, strictPort: true, hmr: { host: '127.0.0.1', clientPort: port } },
})
await server.listen()
const rendererUrl = server.resolvedUrls.local[0]

let host = null
let isFirst = true
let isStopping = false
const passed = process.argv.slice(2)

function restartHost() {
  const start = () => {
    if (isStopping) return
    host = spawn(node, ['--enable-source-maps', join(root, 'dist/main/browser.js'), '--dev-renderer', rendererUrl, ...passed, ...(isFirst ? [] : ['--no-open'])], {
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: environment(node, { DANGGOL_IPC: '1' }),
    })
    isFirst = false
    host.on('exit', () => { host = null })
  }
  if (!host) return start()
  host.once('exit', start)
  host.kill('SIGTERM')
}

const restartOnChange = {
  name: 'restart-host',
  writeBundle() {
    if (this.environment.name === 'main') restartHost()
  },
}
const builder = await createBuilder({
  configFile: join(root, 'vite.config.ts'), root: join(root, 'renderer'), logLevel: 'warn', build: { watch: {} }, plugins: [restartOnChange],
})
for (const name of ['main', 'preload']) await builder.build(builder.environments[name])
console.log(`Renderer with hot reload: ${rendererUrl}`)

function freePort() {
  return new Promise((resolve) => {
    const probe = createPortProbe().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function stop() {
  if (isStopping) return
  isStopping = true
  void server.close()
  if (!host) process.exit(0)
  host.on('exit', () => process.exit(0))
  host.kill('SIGTERM')
}
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
