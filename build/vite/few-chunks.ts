import { fileURLToPath } from 'node:url'
import { normalizePath } from 'vite'

const idOf = (path: string) => normalizePath(fileURLToPath(new URL(`../../renderer/${path}`, import.meta.url)))
const conversation = ['features/inbox/inbox-list.tsx', 'features/thread/thread.tsx', 'features/composer/composer.tsx'].map(idOf)

type Graph = { getModuleInfo: (id: string) => { importedIds: readonly string[] } | null }

let ofConversation: Set<string> | null = null

function reachedFrom(starts: readonly string[], graph: Graph): Set<string> {
  const reached = new Set(starts)
  for (const id of reached) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) reached.add(imported)
  return reached
}

/**
 * What several screens share comes in three files instead of a hundred, each of which costs a request: what the app starts with, what the
 * conversation adds, what all other screens add. Whatever one of them imports lies in itself or in an earlier one, so none waits in a circle.
 */
export const fewChunks = [
  { name: 'app', tags: ['$initial' as const], minShareCount: 2, priority: 2 },
  { debugName: 'conversation', name: (id: string, graph: Graph) => ((ofConversation ??= reachedFrom(conversation, graph)).has(id) ? 'conversation' : null), minShareCount: 2, priority: 1 },
  { name: 'screens', minShareCount: 2 },
]
