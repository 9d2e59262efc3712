import type { Settings } from '#shared/domain/settings.ts'
import { Minus, Plus } from 'lucide-react'
import { commandKeys } from '../../../commands/registry.ts'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { RadioCards } from '../../../ui/fields/radio-cards.tsx'
import { ThemePicture } from './theme-picture.tsx'
import styles from '../settings.module.css'
import { useSave } from '../use-save.ts'

const themes = ['system', 'light', 'dark', 'contrast'] as const
const densities = ['comfortable', 'compact'] as const
const zoomLeast = 80
const zoomMost = 200
const zoomStep = 10

export function AppearanceSection({ settings }: { settings: Settings }) {
  const t = useStrings()
  const format = useFormat()
  const save = useSave()
  const zoom = settings.zoomPercent
  return (
    <div className={styles.stack}>
      <RadioCards
        label={t('settings.theme')}
        value={settings.theme}
        cards={themes.map((theme) => ({ value: theme, label: t(`settings.theme.${theme}`), picture: <ThemePicture theme={theme} /> }))}
        onChange={(theme) => save({ theme })}
      />
      <RadioCards
        label={t('settings.density')}
        value={settings.density}
        cards={densities.map((density) => ({ value: density, label: t(`settings.density.${density}`), hint: t(`settings.density.${density}-hint`) }))}
        onChange={(density) => save({ density })}
      />
      <div role="group" aria-labelledby="zoom-label">
        <p id="zoom-label" className={styles.label}>{t('settings.zoom')}</p>
        <div className={styles.zoom}>
          <IconButton label={t('command.view.zoom-out')} shortcut={commandKeys('view.zoom-out')} icon={<Minus />} disabled={zoom <= zoomLeast} onClick={() => save({ zoomPercent: Math.max(zoomLeast, zoom - zoomStep) })} />
          <output className={`${styles.zoomValue} tabular`} aria-live="polite">{format.percent(zoom / 100)}</output>
          <IconButton label={t('command.view.zoom-in')} shortcut={commandKeys('view.zoom-in')} icon={<Plus />} disabled={zoom >= zoomMost} onClick={() => save({ zoomPercent: Math.min(zoomMost, zoom + zoomStep) })} />
          {zoom !== 100 && <Button variant="quiet" size="s" onClick={() => save({ zoomPercent: 100 })}>{t('settings.zoom-reset')}</Button>}
        </div>
      </div>
    </div>
  )
}
