import { TooltipProvider } from '../ui/tooltip.tsx'
import { ToastRegion } from '../ui/toast.tsx'
import { useEscapeLadder } from '../ui/escape-ladder.ts'

export function App() {
  useEscapeLadder()
  return (
    <TooltipProvider>
      <ToastRegion />
    </TooltipProvider>
  )
}
