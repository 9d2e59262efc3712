import type { CustomContainerComponentProps, CustomItemComponentProps } from 'virtua'

/** The virtual scroller's own elements with the meaning a screen reader needs. */
export function ListContainer({ style, children, ref }: CustomContainerComponentProps) {
  return <div ref={ref} role="list" style={style}>{children}</div>
}

export function ListItem({ style, children, ref }: CustomItemComponentProps) {
  return <div ref={ref} role="listitem" style={style}>{children}</div>
}
