import { apiScopes, type ApiKey, type ApiScope } from '#shared/domain/integrations.ts'
import { useState } from 'react'
import { api } from '../../../client/api.ts'
import { showFailure } from '../../../client/failures.ts'
import { describeFailure } from '../../../client/refusals.ts'
import { useFormat } from '../../../strings/format.ts'
import { useNowMs } from '../../../strings/use-now.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { ConfirmDialog } from '../../../ui/overlays/confirm-dialog.tsx'
import { Dialog } from '../../../ui/overlays/dialog.tsx'
import { Switch } from '../../../ui/fields/switch.tsx'
import { TextField } from '../../../ui/fields/text-field.tsx'
import { ShownOnceDialog, type ShownOnce } from './shown-once-dialog.tsx'
import { SwitchGroup } from '../switch-group.tsx'
import styles from '../settings.module.css'

export function ApiKeys({ keys }: { keys: readonly ApiKey[] }) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  const [isAdding, setIsAdding] = useState(false)
  const [shown, setShown] = useState<ShownOnce | null>(null)
  const [revoking, setRevoking] = useState<ApiKey | null>(null)
  const revoke = async (key: ApiKey) => {
    await api.integrations.revokeKey({ keyId: key.id }).catch((error: unknown) => showFailure(error, t('integrations.not-saved')))
  }
  return (
    <>
      {keys.length === 0 && <p className={styles.hint}>{t('integrations.keys-empty')}</p>}
      {keys.map((key) => (
        <div key={key.id} className={styles.card}>
          <div className={styles.cardText}>
            <strong><bdi>{key.name}</bdi></strong>
            <span className={styles.hint}>{key.scopes.map((scope) => t(`integrations.scope.${scope}`)).join(' · ')}</span>
            <span className={styles.hint}>
              {t('integrations.key-ends', { hint: key.hint })} · {key.lastUsedAtMs === null ? t('integrations.key-unused') : t('integrations.key-used', { time: format.ago(key.lastUsedAtMs, nowMs) })}
            </span>
          </div>
          <div className={styles.actions}><Button size="s" aria-label={t('integrations.revoke-one', { name: key.name })} onClick={() => setRevoking(key)}>{t('integrations.revoke')}</Button></div>
        </div>
      ))}
      <div className={styles.actions}><Button onClick={() => setIsAdding(true)}>{t('integrations.add-key')}</Button></div>
      {isAdding && <NewKeyDialog onClose={() => setIsAdding(false)} onMade={(value) => { setIsAdding(false); setShown({ kind: 'key', value }) }} />}
      {shown && <ShownOnceDialog shown={shown} onClose={() => setShown(null)} />}
      {revoking && (
        <ConfirmDialog
          isOpen isDangerous title={t('integrations.revoke-title', { name: revoking.name })} body={t('integrations.revoke-body')} confirmLabel={t('integrations.revoke')}
          onConfirm={() => revoke(revoking)} onClose={() => setRevoking(null)}
        />
      )}
    </>
  )
}

function NewKeyDialog({ onClose, onMade }: { onClose: () => void; onMade: (key: string) => void }) {
  const t = useStrings()
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly ApiScope[]>(['contacts:read'])
  const [error, setError] = useState<string | null>(null)
  const make = () => api.integrations.createKey({ name: name.trim(), scopes: [...scopes] }).then(({ key }) => onMade(key), (failure: unknown) => setError(describeFailure(t, failure, t('integrations.not-saved'))))
  return (
    <Dialog isOpen onClose={onClose} title={t('integrations.add-key')} footer={<Button variant="primary" disabled={name.trim() === '' || scopes.length === 0} onClick={() => void make()}>{t('integrations.create')}</Button>}>
      <div className={styles.stack}>
        <TextField label={t('integrations.key-name')} placeholder={t('integrations.key-name-placeholder')} maxLength={60} value={name} error={error} onChange={setName} />
        <SwitchGroup label={t('integrations.key-scopes')}>
          {apiScopes.map((scope) => (
            <Switch key={scope} label={t(`integrations.scope.${scope}`)} isOn={scopes.includes(scope)} onChange={(isOn) => setScopes(apiScopes.filter((one) => (one === scope ? isOn : scopes.includes(one))))} />
          ))}
        </SwitchGroup>
      </div>
    </Dialog>
  )
}
