import type { Settings } from '#shared/domain/settings.ts'
import { useState } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { Switch } from '../../ui/fields/switch.tsx'
import { TextField } from '../../ui/fields/text-field.tsx'
import styles from './settings.module.css'
import { useSave } from './use-save.ts'

const isBrowser = location.protocol !== 'app:'
const asClock = (minute: number | null) => (minute === null ? '' : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`)
const asMinute = (clock: string) => {
  const [hour, minute] = clock.split(':').map(Number)
  return hour === undefined || minute === undefined || Number.isNaN(hour + minute) ? null : hour * 60 + minute
}

export function NotificationsSection({ settings: { notifications, closesToTray, startsAtLogin } }: { settings: Settings }) {
  const t = useStrings()
  const save = useSave()
  const change = (patch: Partial<Settings['notifications']>) => save({ notifications: { ...notifications, ...patch } })
  return (
    <>
      <div className={styles.card}>
        <Switch label={t('settings.notify')} hint={t('settings.notify-hint')} isOn={notifications.isEnabled} onChange={(isEnabled) => change({ isEnabled })} />
        <Switch label={t('settings.notify-content')} hint={t('settings.notify-content-hint')} isOn={notifications.showsContent} isDisabled={!notifications.isEnabled} onChange={(showsContent) => change({ showsContent })} />
        <Switch label={t('settings.notify-sound')} isOn={notifications.playsSound} isDisabled={!notifications.isEnabled} onChange={(playsSound) => change({ playsSound })} />
        {isBrowser && notifications.isEnabled && <BrowserPermission />}
      </div>
      <h3 className={styles.subheading}>{t('settings.quiet')}</h3>
      <div className={styles.card}>
        <p className={styles.hint}>{t('settings.quiet-hint')}</p>
        <div className={styles.pair}>
          <TextField label={t('settings.quiet-from')} type="time" value={asClock(notifications.quietFromMinute)} onChange={(value) => change({ quietFromMinute: asMinute(value) })} />
          <TextField label={t('settings.quiet-to')} type="time" value={asClock(notifications.quietToMinute)} onChange={(value) => change({ quietToMinute: asMinute(value) })} />
          {notifications.quietFromMinute !== null && (
            <Button variant="quiet" onClick={() => change({ quietFromMinute: null, quietToMinute: null })}>{t('settings.quiet-off')}</Button>
          )}
        </div>
      </div>
      {!isBrowser && (
        <>
          <h3 className={styles.subheading}>{t('settings.window')}</h3>
          <div className={styles.card}>
            <Switch label={t('settings.tray')} hint={t('settings.tray-hint')} isOn={closesToTray} onChange={(isOn) => save({ closesToTray: isOn })} />
            <Switch label={t('settings.login')} hint={t('settings.login-hint')} isOn={startsAtLogin} onChange={(isOn) => save({ startsAtLogin: isOn })} />
          </div>
        </>
      )}
    </>
  )
}

function BrowserPermission() {
  const t = useStrings()
  const [permission, setPermission] = useState(() => ('Notification' in window ? Notification.permission : 'denied'))
  if (permission === 'granted') return <p className={styles.hint}>{t('settings.browser-allowed')}</p>
  if (permission === 'denied') return <p className={styles.hint}>{t('settings.browser-denied')}</p>
  return (
    <div className={styles.pair}>
      <p className={styles.hint}>{t('settings.browser-ask-hint')}</p>
      <Button size="s" onClick={() => void Notification.requestPermission().then(setPermission)}>{t('settings.browser-ask')}</Button>
    </div>
  )
}
