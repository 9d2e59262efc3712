import { useEffect } from 'react'
import { api } from '../../../client/api.ts'
import { onEvent } from '../../../client/events.ts'
import { useLibrary } from '../../../client/use-library.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { ErrorState } from '../../../ui/states/error-state.tsx'
import { Skeleton } from '../../../ui/states/skeleton.tsx'
import { ConsentLedger } from './consent-ledger.tsx'
import { ConsentWordsForm } from './consent-words-form.tsx'
import styles from '../settings.module.css'

/** Words by which customers refuse and agree, and the ledger of everything they said. */
export function ConsentSettings() {
  const t = useStrings()
  const query = useLibrary('consent', () => api.consent.overview())
  const { reload } = query
  /** What customers and Meta say comes in with their messages. */
  useEffect(() => onEvent('changed', ({ contactIds }) => contactIds.length > 0 && reload()), [reload])
  return (
    <>
      <p className={styles.lead}>{t('consent.lead')}</p>
      {query.state === 'loading' && <Skeleton shape="block" height="20rem" />}
      {query.state === 'error' && <ErrorState error={query.error} title={t('consent.ledger-failed')} onRetry={reload} />}
      {query.state === 'ready' && (
        <>
          <h3 className={styles.subheading}>{t('consent.words')}</h3>
          <ConsentWordsForm key={JSON.stringify(query.data.words)} overview={query.data} />
          <h3 className={styles.subheading}>{t('consent.ledger')}</h3>
          <ConsentLedger overview={query.data} />
        </>
      )}
    </>
  )
}
