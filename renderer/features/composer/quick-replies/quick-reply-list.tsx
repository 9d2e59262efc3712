import { Paperclip, SquareMousePointer } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties } from 'react'
import { keptFilePath } from '#shared/contract/http.ts'
import { fillQuickReply, snippetOf } from '#shared/domain/quick-reply-fill.ts'
import { useLimit } from '../../../client/policy-limits.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { useEscape } from '../../../ui/overlays/escape-ladder.ts'
import { PreviewBubble } from '../../../ui/message-text/preview-bubble.tsx'
import { caretPlace } from './caret-place.ts'
import type { QuickReplyCompletion } from './use-quick-reply-completion.ts'
import styles from './quick-reply-list.module.css'

export const replyOptionId = (listId: string, index: number) => `${listId}-${index}`

type Props = { listId: string; completion: QuickReplyCompletion; field: () => HTMLTextAreaElement | null; contactName: string; onPick: (index: number) => void; onClose: () => void }

/** The list stands where the slash was typed; beside it the chosen one as this customer will read it. */
export function QuickReplyList({ listId, completion, field, contactName, onPick, onClose }: Props) {
  const t = useStrings()
  const limit = useLimit()
  const popup = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<CSSProperties>({})
  useEscape('popup', true, onClose)

  const { from, active, found, values } = completion
  useLayoutEffect(() => {
    const element = field()
    if (element && popup.current) setPlace(caretPlace(element, from, popup.current))
  }, [field, from])
  useEffect(() => {
    document.getElementById(replyOptionId(listId, active))?.scrollIntoView({ block: 'nearest' })
  }, [listId, active])

  const chosen = found[active]
  const filled = chosen && fillQuickReply(chosen, values ?? {}, limit)
  return (
    <div ref={popup} className={styles.popup} style={place}>
      <ul id={listId} role="listbox" aria-label={t('quick-replies.suggestions')} className={styles.list}>
        {found.map((reply, index) => (
          <li
            key={reply.id}
            id={replyOptionId(listId, index)}
            role="option"
            aria-selected={index === active}
            className={styles.option}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(index)}
          >
            <span className={styles.heading}>
              <bdi className={styles.title}>{reply.title}</bdi>
              {reply.files.length > 0 && <Paperclip aria-label={t('quick-replies.has-files')} size={13} />}
              {reply.choices && <SquareMousePointer aria-label={t('quick-replies.has-choices')} size={13} />}
              {reply.shortcut && <bdi className={styles.shortcut}>/{reply.shortcut}</bdi>}
            </span>
            <span className={styles.text}>{snippetOf(reply.body)}</span>
          </li>
        ))}
      </ul>
      {chosen && filled && (
        <div className={styles.preview} data-slash-preview>
          <p className={styles.note}>{t('quick-replies.preview-for', { name: contactName })}</p>
          <PreviewBubble
            text={filled.text}
            action={filled.action}
            emptyText=""
            files={chosen.files.map((file) => ({ key: file.id, type: file.type, fileName: file.fileName, url: keptFilePath(file.id) }))}
          />
          {values && filled.missing.length > 0 && <p className={styles.missing}>{t('quick-replies.to-fill', { names: filled.missing.map(({ name }) => name).join(', ') })}</p>}
        </div>
      )}
      <p className={styles.keys} aria-hidden>{t('quick-replies.list-keys')}</p>
    </div>
  )
}
