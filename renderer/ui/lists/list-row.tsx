import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { classNames } from '../class-names.ts'
import { ContextMenu } from '../actions/context-menu.tsx'
import listPane from './list-pane.module.css'
import type { MenuItems } from '../actions/menu-items.tsx'
import type { Draggable } from './use-dragged-rows.ts'

/** What a list says to each of its rows; see `useRowKeys` and `useDraggedRows`. */
export type RowInList = { isSelected: boolean; isInTabOrder: boolean; onKeyDown: (event: KeyboardEvent) => void; draggable?: Draggable }

type Props = { ref?: Ref<HTMLButtonElement>; id: number; inList: RowInList; keysId: string; className?: string | undefined; menu: () => MenuItems; onSelect: () => void; children: ReactNode }

/** One row of a list pane, with its menu. `keysId`: the element that says which keys there are. */
export function ListRow({ ref, id, inList, keysId, className, menu, onSelect, children }: Props) {
  return (
    <ContextMenu items={menu}>
      <button
        ref={ref} type="button" data-row={id} tabIndex={inList.isInTabOrder ? 0 : -1} aria-current={inList.isSelected || undefined} aria-describedby={keysId}
        className={classNames(listPane.row, className)} onClick={onSelect} onKeyDown={inList.onKeyDown} {...inList.draggable}
      >
        {children}
      </button>
    </ContextMenu>
  )
}
