import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, sourceFiles, withoutCommentsAndStrings, type SourceFile } from '../support/source-files.ts'

const aliases: Record<string, string> = { '#shared/': 'shared/', '#core/': 'electron/core/', '#adapters/': 'electron/adapters/', '#simulator/': 'electron/simulator/' }
const files = sourceFiles('shared', 'electron', 'renderer')

/** Path of a module of our own from the root; null for a package. */
function resolve(file: SourceFile, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file.path), specifier)
  const alias = Object.keys(aliases).find((prefix) => specifier.startsWith(prefix))
  return alias ? specifier.replace(alias, aliases[alias] ?? '') : null
}

type Edge = { from: string; to: string; specifier: string; isPackage: boolean }
const edges: Edge[] = files.flatMap((file) => importsOf(file).map((specifier) => {
  const to = resolve(file, specifier)
  return { from: file.path, to: to ?? specifier, specifier, isPackage: to === null }
}))

const layerOf = (path: string) => /^(shared|renderer|electron\/(?:core|adapters|simulator|shell|hosts))\//.exec(path)?.[1] ?? null
const mayImport: Record<string, readonly string[]> = {
  shared: ['shared'],
  'electron/core': ['shared', 'electron/core'],
  'electron/adapters': ['shared', 'electron/core', 'electron/adapters'],
  'electron/simulator': ['shared', 'electron/simulator'],
  'electron/shell': ['shared', 'electron/core', 'electron/adapters', 'electron/shell'],
  'electron/hosts': ['shared', 'electron/core', 'electron/adapters', 'electron/simulator', 'electron/shell', 'electron/hosts'],
  renderer: ['shared', 'renderer'],
}

/** Edges that break a rule, as lines a person can read. */
const violations = (isWrong: (edge: Edge) => boolean) => edges.filter(isWrong).map(({ from, to }) => `${from} imports ${to}`)

test('the law saw the whole tree', () => {
  const counts = Object.fromEntries(Object.keys(mayImport).map((layer) => [layer, files.filter((file) => layerOf(file.path) === layer).length]))
  const atLeast = { shared: 35, 'electron/core': 60, 'electron/adapters': 20, 'electron/simulator': 1, 'electron/shell': 1, 'electron/hosts': 3, renderer: 10 }
  for (const [layer, count] of Object.entries(atLeast)) expect(counts[layer], layer).toBeGreaterThanOrEqual(count)
  expect(edges.length).toBeGreaterThan(300)
  expect(files.filter((file) => layerOf(file.path) === null).map((file) => file.path)).toEqual([])
})

describe('layers', () => {
  test('import downwards only', () => {
    expect(violations(({ from, to, isPackage }) => {
      if (isPackage) return false
      const [layer, target] = [layerOf(from), layerOf(to)]
      if (layer === 'electron/simulator' && to.startsWith('electron/adapters/cloud-api/wire/')) return false
      return layer === null || target === null || !mayImport[layer]?.includes(target)
    })).toEqual([])
  })

  test('shared and core know no platform', () => {
    expect(violations(({ from, specifier, isPackage }) => isPackage && ['shared', 'electron/core'].includes(layerOf(from) ?? '') && /^(node:|electron|better-sqlite3|ws$|react)/.test(specifier))).toEqual([])
  })

  test('only shell and the desktop host know Electron', () => {
    expect(violations(({ from, specifier, isPackage }) => isPackage && /^electron(-|\/|$)/.test(specifier) && layerOf(from) !== 'electron/shell' && !/^electron\/hosts\/desktop(\.ts$|\/)/.test(from))).toEqual([])
  })

  test('the renderer takes only types from the contract, so that no schema is in its first bundle', () => {
    const wrong = files.filter((file) => file.path.startsWith('renderer/')).flatMap((file) => [...file.text.matchAll(/^import\s+(?!type\b)([^\n]*?)\s+from\s+'(#shared\/contract\/(?!http\.ts)[^']+)'/gm)]
      .filter((match) => !/^\{\s*(?:type\s+\w+\s*,?\s*)+\}$/.test(match[1] ?? ''))
      .map((match) => `${file.path}: ${match[0]}`))
    expect(wrong).toEqual([])
  })

  test('our own modules are named with their extension', () => {
    expect(violations(({ to, isPackage, specifier }) => !isPackage && !/\.(tsx?|css|json|svg|woff2?)(\?\w+)?$/.test(to) && !specifier.includes('?'))).toEqual([])
  })
})

describe('features', () => {
  const sharedInCore = new Set(['kernel', 'ports'])
  const featureOf = (path: string) => /^electron\/core\/([^/]+)\//.exec(path)?.[1] ?? null

  test('of core meet through signals only', () => {
    expect(violations(({ from, to, isPackage }) => {
      const [feature, target] = [featureOf(from), featureOf(to)]
      if (isPackage || feature === null || target === null || feature === target || sharedInCore.has(target)) return false
      return to !== 'electron/core/inbound/inbound-event.ts'
    })).toEqual([])
  })

  test('of the renderer meet in app only', () => {
    const rendererFeature = (path: string) => /^renderer\/features\/([^/]+)\//.exec(path)?.[1] ?? null
    expect(violations(({ from, to, isPackage }) => {
      const feature = rendererFeature(from)
      if (isPackage || feature === null || !to.startsWith('renderer/')) return false
      const target = rendererFeature(to)
      return target !== null ? target !== feature : to.startsWith('renderer/app/')
    })).toEqual([])
  })

  test('adapters of one port do not lean on those of another', () => {
    const adapterOf = (path: string) => /^electron\/adapters\/([^/]+)\//.exec(path)?.[1] ?? null
    const isOpenToAll = new Set(['system'])
    expect(violations(({ from, to, isPackage }) => {
      const [adapter, target] = [adapterOf(from), adapterOf(to)]
      return !isPackage && adapter !== null && target !== null && adapter !== target && !isOpenToAll.has(target)
    })).toEqual([])
  })
})

describe('core', () => {
  const forbidden = /(?<![#.\w])(?:fetch|setTimeout|setInterval|setImmediate|queueMicrotask|process|Buffer|globalThis|console|require)\b\s*[.([]|\bDate\.now\b|\bMath\.random\b|\bperformance\.now\b|\bcrypto\.|new Date\(\s*\)/

  test.each(['shared', 'electron/core'])('%s asks ports for time, chance and the outside world', (layer) => {
    const uses = files.filter((file) => layerOf(file.path) === layer)
      .flatMap((file) => withoutCommentsAndStrings(file.text).split('\n').filter((line) => forbidden.test(line)).map((line) => `${file.path}: ${line.trim()}`))
    expect(uses).toEqual([])
  })

  test('the rule finds what it forbids', () => {
    for (const line of ['const at = Date.now()', 'void fetch(url)', 'Math.random()', 'new Date()', 'process.env']) expect(forbidden.test(line), line).toBe(true)
    expect(forbidden.test(withoutCommentsAndStrings("// fetch(url)\nconst a = 'Date.now()'"))).toBe(false)
  })
})
