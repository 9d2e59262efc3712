import { useEffect, useState } from 'react'
import { useStrings } from '../../../strings/use-strings.ts'
import type { DraftSession } from '../draft/draft-session.ts'
import { useDraft } from '../draft/use-draft.ts'
import styles from '../composer.module.css'

/** Taking a message is a matter of milliseconds: whoever sees this has lost the app. */
const noticedAfterMs = 1500

/** What left the field and was not taken yet is said, not hidden. */
export function UnderwayNote({ session }: { session: DraftSession }) {
  const count = useDraft(session, (state) => state.underwayCount)
  return count > 0 ? <LateNote count={count} /> : null
}

function LateNote({ count }: { count: number }) {
  const t = useStrings()
  const [isLate, setIsLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), noticedAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return isLate ? <p className={styles.waiting} role="status">{t('composer.underway', { count })}</p> : null
}
