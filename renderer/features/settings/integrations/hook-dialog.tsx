import { hookEvents, type Hook } from '#shared/domain/integrations.ts'
import { useState } from 'react'
import { api } from '../../../client/api.ts'
import { describeFailure } from '../../../client/refusals.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { Dialog } from '../../../ui/overlays/dialog.tsx'
import { Switch } from '../../../ui/fields/switch.tsx'
import { TextField } from '../../../ui/fields/text-field.tsx'
import { SwitchGroup } from '../switch-group.tsx'
import styles from '../settings.module.css'

const blank: Pick<Hook, 'name' | 'url' | 'events' | 'allowsLan'> = { name: '', url: 'https://', events: [...hookEvents], allowsLan: false }

/** `onSaved` hears the signing secret of a new one. */
export function HookDialog({ hook, onClose, onSaved }: { hook: Hook | null; onClose: () => void; onSaved: (secret: string | null) => void }) {
  const t = useStrings()
  const [wish, setWish] = useState(hook ?? blank)
  const [error, setError] = useState<string | null>(null)
  const { name, url, events, allowsLan } = wish
  const save = () => api.integrations.saveHook({ hookId: hook?.id ?? null, name: name.trim(), url: url.trim(), events, allowsLan })
    .then(({ secret }) => onSaved(secret), (failure: unknown) => setError(describeFailure(t, failure, t('integrations.not-saved'))))
  return (
    <Dialog
      isOpen onClose={onClose} title={t(hook ? 'integrations.edit-hook' : 'integrations.add-hook')}
      footer={<Button variant="primary" disabled={name.trim() === '' || events.length === 0} onClick={() => void save()}>{t('common.save')}</Button>}
    >
      <div className={styles.stack}>
        <TextField label={t('integrations.hook-name')} maxLength={60} value={name} onChange={(typed) => setWish({ ...wish, name: typed })} />
        <TextField label={t('integrations.hook-url')} type="url" dir="ltr" spellCheck={false} hint={t('integrations.hook-url-hint')} error={error} value={url} onChange={(typed) => setWish({ ...wish, url: typed })} />
        <SwitchGroup label={t('integrations.hook-events')}>
          {hookEvents.map((event) => (
            <Switch key={event} label={t(`integrations.event.${event}`)} isOn={events.includes(event)} onChange={(isOn) => setWish({ ...wish, events: hookEvents.filter((one) => (one === event ? isOn : events.includes(one))) })} />
          ))}
        </SwitchGroup>
        <Switch label={t('integrations.allows-lan')} hint={t('integrations.allows-lan-hint')} isOn={allowsLan} onChange={(isOn) => setWish({ ...wish, allowsLan: isOn })} />
      </div>
    </Dialog>
  )
}
