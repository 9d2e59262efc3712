import type { ShopState } from '#shared/domain/shop.ts'
import { Suspense, useEffect } from 'react'
import { onEvent } from '../client/events.ts'
import { followLive, useLive } from '../client/live.ts'
import { followSettings, onSettings } from '../client/settings.ts'
import { runCommand } from '../commands/registry.ts'
import { useShortcuts } from '../commands/shortcuts.ts'
import { StatusBanner } from '../features/status-banner/status-banner.tsx'
import { useSettingsPlace, type SettingsSection } from '../features/settings/settings-place.ts'
import { setLanguage } from '../strings/language.ts'
import { useStrings } from '../strings/use-strings.ts'
import { applyAppearance } from './appearance.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { followNotifications } from './browser-notifications.ts'
import { useLayout } from './layout.ts'
import { goTo, openConversation, useNavigation } from './navigation.ts'
import { Overlays } from './overlays.tsx'
import { SampleBar } from './parts.ts'
import { Rail } from './rail.tsx'
import { Screen } from './screens.tsx'
import { SkipLinks } from './skip-links.tsx'
import { useFrameCommands } from './use-frame-commands.ts'
import { useKeptFocus } from './use-kept-focus.ts'
import { whenQuiet } from './when-quiet.ts'
import styles from './frame.module.css'

export type ReadyShop = Extract<ShopState, { mode: 'ready' }>

export function Frame({ shop, onShopChanged }: { shop: ReadyShop; onShopChanged: () => void }) {
  const layout = useLayout()
  const destination = useNavigation((state) => state.destination)
  useFollowing()
  useFallbackFonts()
  useWindowTitle()
  useShortcuts()
  useFrameCommands(layout)
  useKeptFocus()

  return (
    <div className={styles.app} data-sample={shop.isSample}>
      <SkipLinks />
      {shop.isSample && <Suspense fallback={<div className={styles.barSpace} />}><SampleBar onChanged={onShopChanged} /></Suspense>}
      <StatusBanner onOpenSettings={openSettings} />
      <div className={styles.columns} data-layout={layout}>
        <Rail isBar={layout === 'single'} />
        <main className={styles.main}>
          <ErrorBoundary resetKey={destination}>
            <Screen destination={destination} layout={layout} isSample={shop.isSample} />
          </ErrorBoundary>
        </main>
      </div>
      <Overlays />
    </div>
  )
}

function openSettings(section: SettingsSection): void {
  useSettingsPlace.setState({ section })
  goTo('settings')
}

/** Nothing waits for letters it may never need. */
function useFallbackFonts(): void {
  useEffect(() => void whenQuiet().then(() => import('../strings/fallback-fonts.ts')).then(({ offerFallbackFonts }) => offerFallbackFonts(), () => undefined), [])
}

/** Everything the frame hears while a shop is open. */
function useFollowing(): void {
  useEffect(() => {
    const stops = [
      followLive(),
      followSettings(),
      followNotifications(),
      onSettings((settings) => {
        applyAppearance(settings)
        void setLanguage(settings.language)
      }),
      onEvent('open', (event) => openConversation(event.conversationId, event.messageId, event.draftText)),
      onEvent('command', (event) => void runCommand(event.commandId)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
}

/** Unread conversations in the title, for the tab and for systems without a badge. */
function useWindowTitle(): void {
  const t = useStrings()
  const unreadCount = useLive((state) => state.unreadCount)
  useEffect(() => {
    document.title = unreadCount > 0 ? `(${unreadCount}) ${t('common.app-name')}` : t('common.app-name')
  }, [t, unreadCount])
}
