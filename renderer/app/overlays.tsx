import { Suspense, useState } from 'react'
import { useCommands } from '../commands/registry.ts'
import { openConversation } from './navigation.ts'
import { Palette, ShortcutHelp } from './parts.ts'

/** What lies over every screen. Loaded at its first use, then kept. */
export function Overlays() {
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null)
  const [wasUsed, setWasUsed] = useState({ palette: false, shortcuts: false })
  const show = (which: 'palette' | 'shortcuts') => {
    setWasUsed((used) => ({ ...used, [which]: true }))
    setOpen(which)
  }
  const close = () => setOpen(null)
  useCommands({ 'go.palette': () => show('palette'), 'app.shortcuts': () => show('shortcuts') })
  return (
    <Suspense fallback={null}>
      {wasUsed.palette && <Palette isOpen={open === 'palette'} onClose={close} onOpenConversation={(id, text) => openConversation(id, null, text)} />}
      {wasUsed.shortcuts && <ShortcutHelp isOpen={open === 'shortcuts'} onClose={close} />}
    </Suspense>
  )
}
