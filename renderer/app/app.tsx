import type { ShopState } from '#shared/domain/shop.ts'
import { useEffect } from 'react'
import { api } from '../client/api.ts'
import { onEvent } from '../client/events.ts'
import { useQuery } from '../client/use-query.ts'
import { useStrings } from '../strings/use-strings.ts'
import { ErrorState } from '../ui/error-state.tsx'
import { useEscapeLadder } from '../ui/escape-ladder.ts'
import { ToastRegion } from '../ui/toast.tsx'
import { TooltipProvider } from '../ui/tooltip.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Frame } from './frame.tsx'
import { forgetPlace } from './navigation.ts'
import { FrameSkeleton } from './skeletons.tsx'

export function App() {
  useEscapeLadder()
  useEffect(
    () =>
      onEvent('restart', () => {
        forgetPlace()
        location.reload()
      }),
    [],
  )
  return (
    <TooltipProvider>
      <ErrorBoundary>
        <Shop />
      </ErrorBoundary>
      <ToastRegion />
    </TooltipProvider>
  )
}

function Shop() {
  const t = useStrings()
  const shop = useQuery(() => api.shop.state(), [])
  switch (shop.state) {
    case 'loading': return <FrameSkeleton label={t('frame.loading')} />
    case 'error': return <ErrorState title={t('frame.cannot-start-title')} error={shop.error} onRetry={shop.reload} />
    case 'ready': return <ShopScreen shop={shop.data} />
  }
}

function ShopScreen({ shop }: { shop: ShopState }) {
  return shop.mode === 'ready' ? <Frame shop={shop} /> : null
}
