import { GripVertical } from 'lucide-react'
import { useState, type KeyboardEvent, type ReactNode } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { VisuallyHidden } from '../marks/visually-hidden.tsx'
import styles from './sortable-list.module.css'

type Item = { id: number | string; name: string }

export function moved<Each extends Item>(items: readonly Each[], id: Item['id'], to: number): Each[] {
  const item = items.find((each) => each.id === id)
  const rest = items.filter((each) => each.id !== id)
  return item ? rest.toSpliced(Math.max(0, Math.min(rest.length, to)), 0, item) : [...items]
}

/** Rows with a handle: drag it, or press the arrow keys on it. */
export function SortableList<Each extends Item>({ label, items, onPlace, size = 'm', children }: { label: string; size?: 's' | 'm' | undefined; items: readonly Each[]; onPlace: (items: Each[]) => void; children: (item: Each) => ReactNode }) {
  const t = useStrings()
  const [draggedId, setDraggedId] = useState<Item['id'] | null>(null)
  const [overId, setOverId] = useState<Item['id'] | null>(null)
  const [spoken, setSpoken] = useState('')
  const place = (id: Item['id'], to: number) => {
    const next = moved(items, id, to)
    const index = next.findIndex((each) => each.id === id)
    setSpoken(t('ui.moved', { name: next[index]?.name ?? '', position: index + 1, count: next.length }))
    onPlace(next)
  }
  const onKeyDown = (event: KeyboardEvent, id: Item['id']) => {
    const index = items.findIndex((each) => each.id === id)
    const to = { ArrowUp: index - 1, ArrowDown: index + 1, Home: 0, End: items.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    if (to >= 0 && to < items.length) place(id, to)
  }
  const drop = () => {
    const to = items.findIndex((each) => each.id === overId)
    if (draggedId !== null && to >= 0 && overId !== draggedId) place(draggedId, to)
    setDraggedId(null)
    setOverId(null)
  }
  return (
    <>
      <ul className={styles.list} data-size={size} aria-label={label} onDrop={drop}>
        {items.map((item) => (
          <li
            key={item.id} className={styles.row} data-dragged={item.id === draggedId || undefined} data-over={(item.id === overId && overId !== draggedId) || undefined}
            onDragOver={(event) => {
              if (draggedId === null) return
              event.preventDefault()
              setOverId(item.id)
            }}
          >
            <button
              type="button" className={styles.grip} draggable aria-label={t('ui.move', { name: item.name })} data-hint={t('ui.move-hint')}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move'
                event.dataTransfer.setData('text/plain', item.name)
                setDraggedId(item.id)
              }}
              onDragEnd={() => {
                setDraggedId(null)
                setOverId(null)
              }}
              onKeyDown={(event) => onKeyDown(event, item.id)}
            >
              <GripVertical aria-hidden />
            </button>
            {children(item)}
          </li>
        ))}
      </ul>
      <div aria-live="polite"><VisuallyHidden>{spoken}</VisuallyHidden></div>
    </>
  )
}
