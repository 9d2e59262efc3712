import type { IntegrationsOverview } from '#shared/contract/integrations.ts'
import { apiBindings, type LocalApiSettings } from '#shared/domain/integrations.ts'
import { useState } from 'react'
import { api } from '../../../client/api.ts'
import { showFailure } from '../../../client/failures.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Banner } from '../../../ui/states/banner.tsx'
import { Button } from '../../../ui/actions/button.tsx'
import { RadioCards } from '../../../ui/fields/radio-cards.tsx'
import { Switch } from '../../../ui/fields/switch.tsx'
import { TextField } from '../../../ui/fields/text-field.tsx'
import { FactList } from '../fact-list.tsx'
import styles from '../settings.module.css'

/** Whether programs may ask, who, and where they find the door. */
export function ApiSwitch({ settings }: { settings: IntegrationsOverview['api'] }) {
  const t = useStrings()
  const { status, isEnabled, port, binding } = settings
  const [typed, setTyped] = useState(String(port))
  const [error, setError] = useState<string | null>(null)
  const save = (change: Partial<LocalApiSettings>) => {
    api.integrations.saveLocalApi({ isEnabled, port, binding, ...change }).catch((failure: unknown) => showFailure(failure, t('integrations.not-saved')))
  }
  const savePort = () => {
    const wanted = Number(typed)
    const isRight = Number.isInteger(wanted) && wanted >= 1024 && wanted <= 65_535
    setError(isRight ? null : t('integrations.port-wrong'))
    if (isRight) save({ port: wanted })
  }
  return (
    <div className={styles.card}>
      <Switch label={t('integrations.enabled')} hint={t('integrations.enabled-hint')} isOn={isEnabled} onChange={(isOn) => save({ isEnabled: isOn })} />
      {isEnabled && (
        <>
          {status.problem && <Banner isInset tone="warn" title={t(`integrations.problem.${status.problem}`)} />}
          <RadioCards label={t('integrations.binding')} value={binding} cards={apiBindings.map((value) => ({ value, label: t(`integrations.binding.${value}`) }))} onChange={(value) => save({ binding: value })} />
          {binding === 'lan' && <Banner isInset tone="warn" title={t('integrations.lan-warning')} />}
          <TextField label={t('integrations.port')} hint={t('integrations.port-hint')} inputMode="numeric" value={typed} error={error} onChange={setTyped} />
          {typed !== String(port) && <div className={styles.actions}><Button onClick={savePort}>{t('integrations.use-port')}</Button></div>}
          <FactList
            facts={[
              { label: t('integrations.state'), value: t(`integrations.state.${status.state}`), tone: status.state === 'listening' ? 'ok' : 'warn' },
              ...(status.urls.length > 0 ? [{ label: t('integrations.address'), value: status.urls.join('  ') }, { label: t('integrations.description'), value: `${status.urls[0] ?? ''}/openapi.json` }] : []),
            ]}
          />
        </>
      )}
    </div>
  )
}
