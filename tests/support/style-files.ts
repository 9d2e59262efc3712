import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** CSS modules below the folder given: their paths from the root of the repository, and the classes each has. */
export function styleFiles(folder: string): Map<string, Set<string>> {
  const paths = readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.module.css')).map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
  return new Map(paths.map((path) => [path, classesOf(readFileSync(root + path, 'utf8'))]))
}

function classesOf(css: string): Set<string> {
  return new Set([...css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(/\.([a-zA-Z]\w*)(?=[\s[:.,>{)])/g)].map(([, name]) => name ?? ''))
}
