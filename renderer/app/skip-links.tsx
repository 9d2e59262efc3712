import { useStrings } from '../strings/use-strings.ts'
import { focusContent, focusList } from './landmarks.ts'
import { useNavigation } from './navigation.ts'
import styles from './skip-links.module.css'

/** First things the Tab key reaches; seen only then. */
export function SkipLinks() {
  const t = useStrings()
  const { destination, conversationId } = useNavigation()
  if (destination !== 'inbox') return <div className={styles.links}><button type="button" onClick={focusContent}>{t('frame.skip-to-content')}</button></div>
  return (
    <div className={styles.links}>
      <button type="button" onClick={focusList}>{t('frame.skip-to-list')}</button>
      {conversationId !== null && <button type="button" onClick={focusContent}>{t('frame.skip-to-thread')}</button>}
    </div>
  )
}
