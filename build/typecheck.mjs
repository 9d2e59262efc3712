// One compile per layer, so that a layer sees only the globals it may use.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('./types/', import.meta.url))
const layers = readdirSync(folder).filter((name) => name.endsWith('.json'))
const failed = layers.filter((name) => {
  const result = spawnSync('tsc', ['-p', `${folder}${name}`], { stdio: 'inherit', shell: process.platform === 'win32' })
  return result.status !== 0
})
if (failed.length > 0) {
  console.error(`type-check failed in: ${failed.join(', ')}`)
  process.exit(1)
}
