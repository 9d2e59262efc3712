import { useContext } from 'react'
import type { QuotedMessage } from '#shared/domain/message.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { quotedWords } from './model/message-words.ts'
import { RowTabIndexContext } from '../../ui/message-text/row-tab-index.ts'
import { CustomerNameContext, useThreadActions } from './thread-context.ts'
import styles from './quote-block.module.css'

/** What this message answers; pressing it goes there. */
export function QuoteBlock({ quoted }: { quoted: QuotedMessage }) {
  const t = useStrings()
  const actions = useThreadActions()
  const tabIndex = useContext(RowTabIndexContext)
  const customerName = useContext(CustomerNameContext)
  const words = (
    <>
      {quoted.direction && <bdi className={styles.name}>{quoted.direction === 'outbound' ? t('thread.quoted-you') : customerName}</bdi>}
      <bdi className={styles.text}>{quotedWords(quoted, t)}</bdi>
    </>
  )
  const { id } = quoted
  if (id === null) return <div className={styles.quote}>{words}</div>
  return <button type="button" className={styles.quote} tabIndex={tabIndex} title={t('thread.go-to-original')} onClick={() => actions.jumpTo(id)}>{words}</button>
}
