import { X } from 'lucide-react'
import type { Message } from '#shared/domain/message.ts'
import { contentText } from '#shared/domain/message-content.ts'
import { useStrings, type Translate } from '../../../strings/use-strings.ts'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import styles from './quote-bar.module.css'

export function QuoteBar({ message, contactName, onRemove }: { message: Message; contactName: string; onRemove: () => void }) {
  const t = useStrings()
  return (
    <div className={styles.bar} role="group" aria-label={t('composer.quote')} data-direction={message.direction}>
      <div className={styles.text}>
        <p className={styles.author}>{message.direction === 'outbound' ? t('composer.quote-own') : t('composer.quote-customer', { name: contactName })}</p>
        <p className={styles.words} dir="auto">{quotedWords(t, message)}</p>
      </div>
      <IconButton label={t('composer.quote-remove')} shortcut="Escape" size="s" icon={<X />} onClick={onRemove} />
    </div>
  )
}

function quotedWords(t: Translate, message: Message): string {
  if (message.deletedAtMs !== null) return t('composer.quote-deleted')
  const words = contentText(message.content)
  const kind = kindOf(t, message)
  if (!words) return kind ?? t('composer.kind-other')
  return kind ? `${kind} · ${words}` : words
}

function kindOf(t: Translate, { content, media }: Message): string | null {
  switch (content.type) {
    case 'image': return t('composer.kind-image')
    case 'video': return t('composer.kind-video')
    case 'audio': return media?.isVoice ? t('composer.kind-voice') : t('composer.kind-audio')
    case 'document': return media?.fileName ?? t('composer.kind-document')
    case 'sticker': return t('composer.kind-sticker')
    case 'location': return t('composer.kind-location')
    default: return null
  }
}
