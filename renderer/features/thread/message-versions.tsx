import { useContext, useState } from 'react'
import type { MessageContent } from '#shared/domain/message-content.ts'
import type { Message } from '#shared/domain/message.ts'
import { contentText } from '#shared/domain/message-content.ts'
import { api } from '../../client/api.ts'
import { useQuery } from '../../client/use-query.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Popover } from '../../ui/overlays/popover.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { MessageBody } from './message-body.tsx'
import { FormattedText } from '../../ui/message-text/formatted-text.tsx'
import { RowTabIndexContext } from '../../ui/message-text/row-tab-index.ts'
import styles from './message-versions.module.css'

/** Says that the wording changed; the earlier ones are asked for when wanted. */
export function EditedMark({ messageId }: { messageId: number }) {
  const t = useStrings()
  const tabIndex = useContext(RowTabIndexContext)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Popover
      label={t('thread.versions-title')} side="top" align="end" isOpen={isOpen} onOpenChange={setIsOpen}
      trigger={<button type="button" className={styles.mark} tabIndex={tabIndex}>{t('thread.edited')}</button>}
    >
      {isOpen && <Versions messageId={messageId} />}
    </Popover>
  )
}

function Versions({ messageId }: { messageId: number }) {
  const t = useStrings()
  const format = useFormat()
  const versions = useQuery(() => api.messages.versions({ messageId }), [messageId])
  if (versions.state === 'loading') return <div className={styles.versions}><Skeleton width="12rem" /><Skeleton width="8rem" /></div>
  if (versions.state === 'error') return <p role="alert" className={styles.versions}>{t('thread.versions-failed')}</p>
  return (
    <div className={styles.versions}>
      <h3 className={styles.title}>{t('thread.versions-title')}</h3>
      {versions.data.length === 0 && <p>{t('thread.versions-none')}</p>}
      <ol className={styles.list}>
        {versions.data.map((version) => (
          <li key={version.replacedAtMs}>
            <span className={styles.when}>{t('thread.versions-until', { time: format.dateTime(version.replacedAtMs) })}</span>
            <FormattedText text={contentText(version.content) ?? ''} />
          </li>
        ))}
      </ol>
    </div>
  )
}

/** What stays where a message was deleted; the original is shown on demand. */
export function Tombstone({ message }: { message: Message }) {
  const t = useStrings()
  const tabIndex = useContext(RowTabIndexContext)
  const [isShown, setIsShown] = useState(false)
  return (
    <div className={styles.tombstone}>
      <em>{t(message.direction === 'inbound' ? 'thread.deleted-customer' : 'thread.deleted-shop')}</em>{' '}
      <button type="button" className={styles.mark} tabIndex={tabIndex} aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
        {t(isShown ? 'thread.hide-original' : 'thread.show-original')}
      </button>
      {isShown && <Original message={message} />}
    </div>
  )
}

function Original({ message }: { message: Message }) {
  const t = useStrings()
  const versions = useQuery(() => api.messages.versions({ messageId: message.id }), [message.id])
  if (versions.state === 'loading') return <Skeleton width="12rem" />
  if (versions.state === 'error') return <p role="alert">{t('thread.versions-failed')}</p>
  const content: MessageContent | undefined = versions.data.findLast((version) => version.reason === 'deleted')?.content ?? versions.data.at(-1)?.content
  return <div className={styles.original}>{content ? <MessageBody message={message} content={content} /> : t('thread.versions-none')}</div>
}
