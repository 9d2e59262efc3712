import { ConversationExport } from './conversation-export.tsx'
import { CustomersExport, type CustomersExportWish } from './customers-export.tsx'
import { EverythingExport } from './everything-export.tsx'

export type ExportWish = { of: 'customers'; wish: CustomersExportWish } | { of: 'conversation'; conversationId: number } | { of: 'everything' }

export function ExportDialog({ wish, onClose }: { wish: ExportWish; onClose: () => void }) {
  switch (wish.of) {
    case 'customers': return <CustomersExport wish={wish.wish} onClose={onClose} />
    case 'conversation': return <ConversationExport conversationId={wish.conversationId} onClose={onClose} />
    case 'everything': return <EverythingExport onClose={onClose} />
  }
}
