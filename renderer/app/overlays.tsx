import { Suspense, useState } from 'react'
import { useCommands } from '../commands/registry.ts'
import { goToCustomers } from './customers/customers-place.ts'
import { askForExport, useExportWish } from './export-wish.ts'
import { explainMessage, goTo, openConversation, useNavigation } from './navigation.ts'
import { ChangesDialog, ExportDialog, LabelPicker, Palette, ShortcutHelp, TidyDialog, TraceDialog } from './parts.ts'

type Overlay = 'palette' | 'shortcuts' | 'labels' | 'changes' | 'tidy'

const showInTable = () => {
  goTo('customers')
  goToCustomers('table')
}

/** What lies over every screen. Loaded at its first use, then kept. */
export function Overlays() {
  const [open, setOpen] = useState<Overlay | null>(null)
  const [wasUsed, setWasUsed] = useState({ palette: false, shortcuts: false, labels: false, changes: false, tidy: false })
  const show = (which: Overlay) => {
    setWasUsed((used) => ({ ...used, [which]: true }))
    setOpen(which)
  }
  const close = () => setOpen(null)
  const conversationId = useNavigation((state) => (state.destination === 'inbox' ? state.conversationId : null))
  const exportWish = useExportWish((state) => state.wish)
  const explainedId = useNavigation((state) => state.explainedId)
  useCommands({
    'go.palette': () => show('palette'), 'app.shortcuts': () => show('shortcuts'), 'customers.changes': () => show('changes'), 'customers.tidy': () => show('tidy'),
    'conversation.label': conversationId === null ? undefined : () => show('labels'),
    'conversation.export': conversationId === null ? undefined : () => askForExport({ of: 'conversation', conversationId }),
    'app.export-customers': () => askForExport({ of: 'customers', wish: {} }), 'app.export-everything': () => askForExport({ of: 'everything' }),
  })
  return (
    <Suspense fallback={null}>
      {wasUsed.palette && <Palette isOpen={open === 'palette'} onClose={close} onOpenConversation={(id, text) => openConversation(id, null, text)} />}
      {wasUsed.labels && conversationId !== null && <LabelPicker conversationId={conversationId} isOpen={open === 'labels'} onClose={close} />}
      {wasUsed.changes && <ChangesDialog isOpen={open === 'changes'} onClose={close} />}
      {wasUsed.tidy && <TidyDialog isOpen={open === 'tidy'} onClose={close} onShow={showInTable} />}
      {wasUsed.shortcuts && <ShortcutHelp isOpen={open === 'shortcuts'} onClose={close} />}
      {exportWish && <ExportDialog wish={exportWish} onClose={() => askForExport(null)} />}
      {explainedId !== null && <TraceDialog messageId={explainedId} onClose={() => explainMessage(null)} onOpenRules={() => goTo('automation')} />}
    </Suspense>
  )
}
