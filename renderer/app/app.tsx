import type { ShopState } from '#shared/domain/shop.ts'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Suspense, useEffect } from 'react'
import { api } from '../client/api.ts'
import { onEvent } from '../client/events.ts'
import { useQuery } from '../client/use-query.ts'
import { useStrings } from '../strings/use-strings.ts'
import { ErrorState } from '../ui/states/error-state.tsx'
import { useEscapeLadder } from '../ui/overlays/escape-ladder.ts'
import { ToastRegion } from '../ui/overlays/toast.tsx'
import { TooltipProvider } from '../ui/actions/tooltip.tsx'
import { onSystemTheme, refreshAppearance } from './appearance.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Frame } from './frame.tsx'
import { forgetPlace } from './navigation.ts'
import { Recovery, Welcome } from './parts.ts'
import { FrameSkeleton } from './skeletons.tsx'

export function App() {
  useEscapeLadder()
  useEffect(() => onSystemTheme(refreshAppearance), [])
  useEffect(
    () =>
      onEvent('restart', () => {
        forgetPlace()
        location.reload()
      }),
    [],
  )
  return (
    <CSPProvider disableStyleElements>
      <TooltipProvider>
        <ErrorBoundary>
          <Shop />
        </ErrorBoundary>
        <ToastRegion />
      </TooltipProvider>
    </CSPProvider>
  )
}

function Shop() {
  const t = useStrings()
  const shop = useQuery(() => api.shop.state(), [])
  switch (shop.state) {
    case 'loading': return <FrameSkeleton label={t('common.loading')} />
    case 'error': return <ErrorState title={t('frame.cannot-start-title')} error={shop.error} onRetry={shop.reload} />
    case 'ready': return <Suspense fallback={<FrameSkeleton label={t('common.loading')} />}><ShopScreen shop={shop.data} onChanged={shop.reload} /></Suspense>
  }
}

function ShopScreen({ shop, onChanged }: { shop: ShopState; onChanged: () => void }) {
  switch (shop.mode) {
    case 'welcome': return <Welcome onOpened={onChanged} />
    case 'recovery': return <Recovery problem={shop.problem} isSample={shop.isSample} onChanged={onChanged} />
    case 'ready': return <Frame shop={shop} onShopChanged={onChanged} />
  }
}
