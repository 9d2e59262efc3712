import { ArrowDown, CornerDownLeft } from 'lucide-react'
import { commandKeys } from '../../commands/registry.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import styles from './jump-buttons.module.css'

type Props = { newCount: number; isAtLatest: boolean; canGoBack: boolean; onLatest: () => void; onBack: () => void }

/** Over the lower right corner: back to where the reader was before a jump, and down to what is new. */
export function JumpButtons({ newCount, isAtLatest, canGoBack, onLatest, onBack }: Props) {
  const t = useStrings()
  return (
    <div className={styles.buttons}>
      {canGoBack && <Button size="s" className={styles.button} icon={<CornerDownLeft aria-hidden size={14} />} onClick={onBack}>{t('thread.back')}</Button>}
      {!isAtLatest && (newCount > 0
        ? <Button variant="primary" size="s" className={styles.button} icon={<ArrowDown aria-hidden size={14} />} onClick={onLatest}>{t('thread.new-count', { count: newCount })}</Button>
        : <IconButton label={t('thread.to-latest')} shortcut={commandKeys('thread.latest')} icon={<ArrowDown />} className={styles.latest} tooltipSide="left" onClick={onLatest} />)}
    </div>
  )
}
