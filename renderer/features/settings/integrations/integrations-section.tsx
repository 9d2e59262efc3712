import { api } from '../../../client/api.ts'
import { useLibrary } from '../../../client/use-library.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { ErrorState } from '../../../ui/states/error-state.tsx'
import { Skeleton } from '../../../ui/states/skeleton.tsx'
import { ApiHooks } from './api-hooks.tsx'
import { ApiKeys } from './api-keys.tsx'
import { ApiSwitch } from './api-switch.tsx'
import styles from '../settings.module.css'

/** Programs that ask, and programs that are told. */
export function IntegrationsSection() {
  const t = useStrings()
  const query = useLibrary('integrations', () => api.integrations.overview())
  return (
    <>
      <p className={styles.lead}>{t('integrations.lead')}</p>
      {query.state === 'loading' && <Skeleton shape="block" height="20rem" />}
      {query.state === 'error' && <ErrorState error={query.error} title={t('integrations.failed')} onRetry={query.reload} />}
      {query.state === 'ready' && (
        <>
          <ApiSwitch settings={query.data.api} />
          <h3 className={styles.subheading}>{t('integrations.keys')}</h3>
          <ApiKeys keys={query.data.keys} />
          <h3 className={styles.subheading}>{t('integrations.hooks')}</h3>
          <p className={styles.hint}>{t('integrations.hooks-lead')}</p>
          <ApiHooks hooks={query.data.hooks} />
        </>
      )}
    </>
  )
}
