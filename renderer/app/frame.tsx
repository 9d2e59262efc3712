import type { ShopState } from '#shared/domain/shop.ts'
import { useEffect } from 'react'
import { onEvent } from '../client/events.ts'
import { followLive, useLive } from '../client/live.ts'
import { currentSettings, followSettings, onSettings } from '../client/settings.ts'
import { runCommand } from '../commands/registry.ts'
import { useShortcuts } from '../commands/shortcuts.ts'
import { setLanguage } from '../strings/language.ts'
import { useStrings } from '../strings/use-strings.ts'
import { applyAppearance, onSystemTheme } from './appearance.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { useLayout } from './layout.ts'
import { openConversation, useNavigation } from './navigation.ts'
import { Rail } from './rail.tsx'
import { Screen } from './screens.tsx'
import { SkipLinks } from './skip-links.tsx'
import { useFrameCommands } from './use-frame-commands.ts'
import styles from './frame.module.css'

export type ReadyShop = Extract<ShopState, { mode: 'ready' }>

export function Frame({ shop }: { shop: ReadyShop }) {
  const layout = useLayout()
  const destination = useNavigation((state) => state.destination)
  useFollowing()
  useWindowTitle()
  useShortcuts()
  useFrameCommands()

  return (
    <div className={styles.app} data-sample={shop.isSample}>
      <SkipLinks />
      <div className={styles.columns} data-layout={layout}>
        <Rail isBar={layout === 'single'} />
        <main className={styles.main}>
          <ErrorBoundary resetKey={destination}>
            <Screen destination={destination} layout={layout} />
          </ErrorBoundary>
        </main>
      </div>
    </div>
  )
}

/** Everything the frame hears while a shop is open. */
function useFollowing(): void {
  useEffect(() => {
    const stops = [
      followLive(),
      followSettings(),
      onSettings((settings) => {
        applyAppearance(settings)
        void setLanguage(settings.language)
      }),
      onSystemTheme(() => applyAppearance(currentSettings())),
      onEvent('open', (event) => openConversation(event.conversationId, event.messageId, event.draftText)),
      onEvent('command', (event) => void runCommand(event.commandId)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
}

/** Unread conversations in the title, for the tab and for systems without a badge (W01). */
function useWindowTitle(): void {
  const t = useStrings()
  const unreadCount = useLive((state) => state.unreadCount)
  useEffect(() => {
    document.title = unreadCount > 0 ? `(${unreadCount}) ${t('common.app-name')}` : t('common.app-name')
  }, [t, unreadCount])
}
