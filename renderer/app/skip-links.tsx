import { useStrings } from '../strings/use-strings.ts'
import { landmarkIds } from './landmarks.ts'
import { useNavigation } from './navigation.ts'
import styles from './skip-links.module.css'

const focusOn = (id: string) => document.getElementById(id)?.focus()

/** First things the Tab key reaches; seen only then (W49). */
export function SkipLinks() {
  const t = useStrings()
  const { destination, conversationId } = useNavigation()
  if (destination !== 'inbox') return <div className={styles.links}><button type="button" onClick={() => focusOn(landmarkIds.content)}>{t('frame.skip-to-content')}</button></div>
  return (
    <div className={styles.links}>
      <button type="button" onClick={() => focusOn(landmarkIds.list)}>{t('frame.skip-to-list')}</button>
      {conversationId !== null && <button type="button" onClick={() => focusOn(landmarkIds.content)}>{t('frame.skip-to-thread')}</button>}
    </div>
  )
}
