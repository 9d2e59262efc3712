import { EmptyState } from '../ui/empty-state.tsx'
import { InboxScreen } from './inbox-screen.tsx'
import type { Layout } from './layout.ts'
import type { DestinationId } from './navigation.ts'

export function Screen({ destination, layout }: { destination: DestinationId; layout: Layout }) {
  switch (destination) {
    case 'inbox': return <InboxScreen layout={layout} />
    case 'settings': return <EmptyState title="Settings" />
  }
}
