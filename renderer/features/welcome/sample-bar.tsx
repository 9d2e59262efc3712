import { Store } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { ConfirmDialog } from '../../ui/overlays/confirm-dialog.tsx'
import styles from './sample-bar.module.css'

/** Always there in the sample shop, so that nobody takes invented customers for their own. */
export function SampleBar({ onChanged }: { onChanged: () => void }) {
  const t = useStrings()
  const [asks, setAsks] = useState<'reset' | 'leave' | null>(null)

  const run = (work: () => Promise<void>) => async () => {
    try {
      await work()
      onChanged()
    } catch (error) {
      showFailure(error, t('sample.failed'))
      throw error
    }
  }
  return (
    <aside className={styles.bar} aria-label={t('sample.title')}>
      <Store aria-hidden className={styles.icon} />
      <p className={styles.text}><strong>{t('sample.title')}</strong> {t('sample.body')}</p>
      <Button size="s" variant="quiet" onClick={() => setAsks('reset')}>{t('sample.reset')}</Button>
      <Button size="s" variant="secondary" onClick={() => setAsks('leave')}>{t('sample.leave')}</Button>
      <ConfirmDialog
        isOpen={asks === 'reset'}
        title={t('sample.reset-title')}
        consequences={[t('sample.reset-loses'), t('sample.reset-keeps')]}
        confirmLabel={t('sample.reset')}
        isDangerous
        onConfirm={run(() => api.shop.resetSample())}
        onClose={() => setAsks(null)}
      />
      <ConfirmDialog
        isOpen={asks === 'leave'}
        title={t('sample.leave-title')}
        body={t('sample.leave-body')}
        confirmLabel={t('sample.leave')}
        onConfirm={run(() => api.shop.leaveSample())}
        onClose={() => setAsks(null)}
      />
    </aside>
  )
}
