import { randomUUID } from 'node:crypto'
import type { Ids } from '#core/ports/ids.ts'

export const systemIds: Ids = { uuid: () => randomUUID(), random: () => Math.random() }
