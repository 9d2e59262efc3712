import { Suspense } from 'react'
import { InboxScreen } from './inbox-screen.tsx'
import type { Layout } from './layout.ts'
import { goBack, openConversation, type DestinationId } from './navigation.ts'
import { AutomationScreen, CustomersScreen, LabelsScreen, RepliesScreen, SettingsScreen } from './parts.ts'
import { ListSkeleton, SettingsSkeleton, TableSkeleton } from './skeletons.tsx'

export function Screen({ destination, layout, isSample }: { destination: DestinationId; layout: Layout; isSample: boolean }) {
  switch (destination) {
    case 'inbox': return <InboxScreen layout={layout} />
    case 'customers': return <Suspense fallback={<TableSkeleton />}><CustomersScreen layout={layout} /></Suspense>
    case 'labels': return <Suspense fallback={<SettingsSkeleton />}><LabelsScreen onClose={goBack} /></Suspense>
    case 'quick-replies': return <Suspense fallback={<ListSkeleton />}><RepliesScreen isSingle={layout === 'single'} /></Suspense>
    case 'automation': return <Suspense fallback={<ListSkeleton />}><AutomationScreen isSingle={layout === 'single'} onOpenMessage={openConversation} /></Suspense>
    case 'settings': return <Suspense fallback={<SettingsSkeleton />}><SettingsScreen isSample={isSample} /></Suspense>
  }
}
