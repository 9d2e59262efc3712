import type { CustomerFilter } from '#shared/domain/customer-table.ts'
import { useEffect, useRef, useState } from 'react'
import { isChosen, nobody, stretchBounds, toggled, withChosen, type Selection, type Stretch } from './selection.ts'
import type { TableFeed } from './table-feed.ts'

/** Who is chosen, and where the stretch that Shift extends began. Another filter or view chooses nobody. */
export function useSelection(feed: TableFeed, filter: CustomerFilter) {
  const [selection, setSelection] = useState<Selection>(nobody)
  const [chosenUnder, setChosenUnder] = useState(filter)
  if (chosenUnder !== filter) {
    setChosenUnder(filter)
    setSelection(nobody)
  }
  const stretch = useRef<(Stretch & { filter: CustomerFilter }) | null>(null)
  const latest = useRef(selection)
  const extension = useRef(0)
  useEffect(() => {
    latest.current = selection
  })
  const choose = (next: Selection) => {
    stretch.current = null
    latest.current = next
    setSelection(next)
  }
  const toggle = (index: number, id: number) => {
    const base = latest.current
    const next = toggled(base, id)
    choose(next)
    stretch.current = { base, anchor: index, isOn: isChosen(next, id), filter }
  }
  /** All rows between the anchor and this one become what the anchor became. */
  const extendTo = async (index: number, from: number) => {
    const current = stretch.current?.filter === filter ? stretch.current : { base: latest.current, anchor: from, isOn: true, filter }
    stretch.current = current
    const bounds = stretchBounds(current.anchor, index)
    const run = ++extension.current
    const ids = await feed.idsBetween(bounds.from, bounds.to).catch(() => [])
    if (stretch.current !== current || run !== extension.current) return
    const next = withChosen(current.base, ids, current.isOn)
    latest.current = next
    setSelection(next)
  }
  return { selection, choose, toggle, extendTo }
}
