import { everybody } from '#shared/domain/customer-table.ts'
import type { Segment } from '#shared/domain/segment.ts'
import { useEffect, useState, useSyncExternalStore, type RefObject } from 'react'
import { api } from '../../client/api.ts'
import { systemTimer } from '../../client/system-timer.ts'
import { CountQueue, type Counts } from './count-queue.ts'
import { useCustomerChanges } from './use-customer-changes.ts'

const countOf = async (segmentId: number): Promise<number> => (await api.customers.count({ filter: { ...everybody, segmentId } })).count

export function useCounts(): { queue: CountQueue; counts: Counts } {
  const [queue] = useState(() => new CountQueue(countOf, systemTimer))
  const counts = useSyncExternalStore(queue.subscribe, queue.getState)
  useCustomerChanges(() => queue.customersChanged())
  useEffect(() => () => queue.stop(), [queue])
  return { queue, counts }
}

/** Counted while its row is in sight, and anew when its conditions change. */
export function useCountedRow(queue: CountQueue, { id, tree }: Segment, row: RefObject<HTMLElement | null>): void {
  const conditions = JSON.stringify(tree)
  useEffect(() => {
    if (!row.current) return
    const watch = new IntersectionObserver(([entry]) => (entry?.isIntersecting ? queue.want(id, conditions) : queue.leave(id)))
    watch.observe(row.current)
    return () => {
      watch.disconnect()
      queue.leave(id)
    }
  }, [queue, id, row, conditions])
}
