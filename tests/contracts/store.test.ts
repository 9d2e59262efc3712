import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMemoryStore } from '#adapters/store/open-memory-store.ts'
import { openStore } from '#adapters/store/open-store.ts'
import { quietLog } from '../support/quiet-log.ts'
import { storeContract } from './store.contract.ts'

storeContract('in memory', async (clock) => openMemoryStore(clock))
storeContract('in a file', async (clock) => {
  const opened = await openStore({ folder: mkdtempSync(join(tmpdir(), 'danggol-store-')), log: quietLog(), clock })
  if (!opened.ok) throw new Error(opened.problem.detail)
  return opened.store
})
