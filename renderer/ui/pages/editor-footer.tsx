import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../actions/button.tsx'
import editorPage from './editor-page.module.css'

type Props = {
  isChanged: boolean
  /** Something new can be given up before anything was written. */
  isNew?: boolean
  blockingCount: number
  /** What stands in the way, where one thing is better named than counted. */
  reason?: string | undefined
  onDiscard: () => void
}

/** Of the form of an editor: saves it, gives the change up, and says what stands in the way. */
export function EditorFooter({ isChanged, isNew = false, blockingCount, reason, onDiscard }: Props) {
  const t = useStrings()
  return (
    <footer className={editorPage.footer}>
      <Button type="submit" variant="primary" disabled={!isChanged || blockingCount > 0}>{t('common.save')}</Button>
      {(isChanged || isNew) && <Button variant="quiet" onClick={onDiscard}>{t('common.discard')}</Button>}
      {isChanged && blockingCount > 0 && <p className={editorPage.cannot}>{reason ?? t('common.cannot-save', { count: blockingCount })}</p>}
    </footer>
  )
}
