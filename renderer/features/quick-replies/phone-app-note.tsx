import { Smartphone } from 'lucide-react'
import { updateSettings, useSettings } from '../../client/settings.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { attempt } from './attempt.ts'
import styles from './quick-replies.module.css'

/** What the phone app can hold: a limit as long as the owner wants to fit it, a remark afterwards. */
export function PhoneAppNote({ count, cap }: { count: number; cap: number }) {
  const t = useStrings()
  const { phoneAppCompatible } = useSettings()
  if (count < cap || (!phoneAppCompatible && count === cap)) return null
  return (
    <div className={styles.note} role="note">
      <Smartphone aria-hidden size={16} />
      {phoneAppCompatible ? (
        <div className={styles.noteText}>
          <p className={styles.noteTitle}>{t('quick-replies.full-title', { cap })}</p>
          <p>{t('quick-replies.full-body')}</p>
          <Button size="s" onClick={() => void attempt(updateSettings({ phoneAppCompatible: false }))}>{t('quick-replies.allow-more')}</Button>
        </div>
      ) : <p className={styles.noteText}>{t('quick-replies.beyond-phone', { cap })}</p>}
    </div>
  )
}
