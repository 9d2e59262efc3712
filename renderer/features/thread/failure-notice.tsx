import { CircleAlert, CircleHelp } from 'lucide-react'
import { useContext } from 'react'
import type { DeliveryError } from '#shared/domain/delivery-error.ts'
import type { Message } from '#shared/domain/message.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'
import { useLanguageStore } from '../../strings/language.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Button } from '../../ui/actions/button.tsx'
import { RowTabIndexContext } from '../../ui/message-text/row-tab-index.ts'
import { useThreadActions } from './thread-context.ts'
import styles from './failure-notice.module.css'

/** Why a message was not sent and what can be done; for an open outcome, that it is open. */
export function FailureNotice({ message }: { message: Message }) {
  const t = useStrings()
  const actions = useThreadActions()
  const tabIndex = useContext(RowTabIndexContext)
  const reason = useErrorSentence(message.error)
  if (message.status === 'unknown') return <div className={styles.notice} data-status="unknown"><p className={styles.reason}><CircleHelp aria-hidden size={14} />{t('thread.unknown-notice')}</p></div>
  if (message.status !== 'failed') return null
  const isText = message.content.type === 'text'
  return (
    <div className={styles.notice} data-status="failed">
      <p className={styles.reason}><CircleAlert aria-hidden size={14} /><span><strong>{t('thread.failed-notice')}</strong> · {reason}</span></p>
      <div className={styles.actions}>
        <Button size="s" tabIndex={tabIndex} onClick={() => actions.retry(message)}>{t('thread.retry')}</Button>
        {isText && <Button size="s" tabIndex={tabIndex} onClick={() => actions.editAgain(message)}>{t('thread.edit-again')}</Button>}
        {message.wamid === null && <Button size="s" tabIndex={tabIndex} onClick={() => actions.discard(message)}>{t('thread.discard')}</Button>}
      </div>
      {message.error && (
        <details className={styles.details}>
          <summary tabIndex={tabIndex}>{t('common.details')}</summary>
          <span dir="auto">{t('thread.error-code', { code: String(message.error.code), title: message.error.title })}{message.error.details && ` · ${message.error.details}`}</span>
        </details>
      )}
    </div>
  )
}

/** The sentence for Meta's code, or a general one for a code that has none. */
function useErrorSentence(error: DeliveryError | null): string {
  const t = useStrings()
  const sentences = useLanguageStore((state) => state.sentences)
  const key = `error.${error?.code}`
  return sentences && key in sentences ? t(key as MessageKey) : t('thread.failed-generic')
}
