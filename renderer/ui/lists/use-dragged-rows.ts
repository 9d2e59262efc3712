import { useState, type DragEvent } from 'react'

export type Draggable = { draggable: boolean; onDragStart: (event: DragEvent) => void }
type Side = 'above' | 'below'

function sideOf({ clientY, currentTarget }: DragEvent): Side {
  const { top, height } = currentTarget.getBoundingClientRect()
  return clientY < top + height / 2 ? 'above' : 'below'
}

/** Rows that are dragged above or below others, or onto a heading. `dragType` keeps them from lists of another kind. */
export function useDraggedRows(dragType: string, isOrdered: boolean) {
  const [dropAt, setDropAt] = useState<{ key: string; side: Side } | null>(null)
  return {
    draggable: (id: number): Draggable => ({ draggable: isOrdered, onDragStart: (event) => event.dataTransfer.setData(dragType, String(id)) }),
    /** What every place that takes a row needs; `before`: the row it then stands before, dropped above or below the middle of the place, or null at the end. */
    dropTarget: (key: string, before: Record<Side, number | null>, place: (moved: number, before: number | null) => void) => ({
      'data-drop': dropAt?.key === key ? dropAt.side : undefined,
      onDragOver: (event: DragEvent) => {
        if (!isOrdered || !event.dataTransfer.types.includes(dragType)) return
        event.preventDefault()
        const side = sideOf(event)
        if (dropAt?.key !== key || dropAt.side !== side) setDropAt({ key, side })
      },
      onDragLeave: (event: DragEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDropAt(null)
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault()
        setDropAt(null)
        const moved = Number(event.dataTransfer.getData(dragType))
        const target = before[sideOf(event)]
        if (moved !== target) place(moved, target)
      },
    }),
  }
}
