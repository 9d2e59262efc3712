import { defaultSort, everybody, type CustomerRow } from '#shared/domain/customer-table.ts'
import type { SegmentGroup } from '#shared/domain/segment.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { api } from '../../client/api.ts'
import { systemTimer } from '../../client/system-timer.ts'
import { LatestQuestion, type Asked } from './latest-question.ts'
import { useCustomerChanges } from './use-customer-changes.ts'

export type WhoFits = { count: number; total: number; first: readonly CustomerRow[] }

const shownAtMost = 8

async function whoFits(tree: SegmentGroup, signal: AbortSignal): Promise<WhoFits> {
  const filter = { ...everybody, tree }
  const [numbers, page] = await Promise.all([
    api.customers.count({ filter }, { signal }),
    api.customers.page({ sort: defaultSort, filter, after: null, limit: shownAtMost }, { signal }),
  ])
  return { ...numbers, first: page.items }
}

/** Follows the conditions while they change, and the customers while they do. */
export function useWhoFits(tree: SegmentGroup): Asked<WhoFits> & { retry: () => void } {
  const [question] = useState(() => new LatestQuestion(whoFits, systemTimer))
  const asked = useSyncExternalStore(question.subscribe, question.getState)
  const written = JSON.stringify(tree)
  useEffect(() => question.write(JSON.parse(written) as SegmentGroup), [question, written])
  useEffect(() => () => question.stop(), [question])
  useCustomerChanges(() => question.askAgain())
  return { ...asked, retry: () => question.write(tree) }
}
