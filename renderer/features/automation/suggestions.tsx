import { Plus, X } from 'lucide-react'
import type { KeywordSuggestion } from '#shared/domain/automation/keyword-suggestions.ts'
import { api } from '../../client/api.ts'
import { useLibrary } from '../../client/use-library.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { showToast } from '../../ui/overlays/toast.tsx'
import { attempt } from './attempt.ts'
import { startWithWord } from './place.ts'
import styles from './suggestions.module.css'

type OpenMessage = (conversationId: number, messageId: number) => void

/** Words that customers often write and no rule answers; nothing is shown while there are none. */
export function Suggestions({ onOpenMessage }: { onOpenMessage: OpenMessage }) {
  const t = useStrings()
  const suggestions = useLibrary('automation', () => api.automation.suggestions()).data ?? []
  if (suggestions.length === 0) return null
  return (
    <section className={styles.panel} aria-label={t('automation.suggestions')}>
      <h3 className={styles.heading}>{t('automation.suggestions')}</h3>
      <p className={styles.hint}>{t('automation.suggestions-hint')}</p>
      <ul className={styles.list}>{suggestions.map((suggestion) => <Item key={suggestion.word} suggestion={suggestion} onOpenMessage={onOpenMessage} />)}</ul>
    </section>
  )
}

function Item({ suggestion: { word, messageCount, customerCount, examples }, onOpenMessage }: { suggestion: KeywordSuggestion; onOpenMessage: OpenMessage }) {
  const t = useStrings()
  const set = (isDismissed: boolean) => attempt(api.automation.dismissSuggestion({ word, isDismissed }).then(() => true))
  const dismiss = async () => {
    if ((await set(true)) !== null) showToast({ text: t('automation.suggestion-dismissed', { word }), action: { label: t('common.undo'), run: () => void set(false) } })
  }
  const [example] = examples
  return (
    <li className={styles.item}>
      <div className={styles.text}>
        <span className={styles.head}><bdi className={styles.word}>{word}</bdi><span className={`${styles.count} tabular`}>{t('automation.suggestion-count', { messages: messageCount, customers: customerCount })}</span></span>
        {example && <button type="button" className={styles.example} onClick={() => onOpenMessage(example.conversationId, example.messageId)}><bdi>{example.text}</bdi></button>}
      </div>
      <Button size="s" icon={<Plus aria-hidden size={15} />} aria-label={t('automation.suggestion-rule-of', { word })} onClick={() => startWithWord(word)}>{t('automation.suggestion-rule')}</Button>
      <IconButton size="s" label={t('automation.suggestion-dismiss', { word })} icon={<X />} onClick={() => void dismiss()} />
    </li>
  )
}
