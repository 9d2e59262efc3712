import type { ReactNode } from 'react'
import type { MessageContent } from '#shared/domain/message-content.ts'
import type { Message } from '#shared/domain/message.ts'
import type { MessageKey } from '#shared/locales/en/index.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { ContactsBody, FlowReplyBody, InteractiveBody, LocationBody, ReplyBody, TemplateBody } from './bodies/card-bodies.tsx'
import { DocumentBody } from './bodies/document-body.tsx'
import { OrderBody } from './bodies/order-body.tsx'
import { PictureBody, StickerBody, VideoBody } from './bodies/picture-body.tsx'
import { PlaceholderBody } from './bodies/placeholder-body.tsx'
import { VoiceBody } from './bodies/voice-body.tsx'
import { FormattedText } from '../../ui/message-text/formatted-text.tsx'
import styles from './message-body.module.css'

/** One case per kind: a new kind of message fails to compile until it is given its look here. */
export function MessageBody({ message, content }: { message: Message; content: MessageContent }) {
  const t = useStrings()
  switch (content.type) {
    case 'text': return <FormattedText text={content.body} />
    case 'image': return <Captioned caption={content.caption}><PictureBody message={message} caption={content.caption} /></Captioned>
    case 'video': return <Captioned caption={content.caption}><VideoBody message={message} /></Captioned>
    case 'audio': return <Captioned caption={content.caption}><VoiceBody message={message} /></Captioned>
    case 'document': return <Captioned caption={content.caption}><DocumentBody message={message} /></Captioned>
    case 'sticker': return <StickerBody message={message} />
    case 'location': return <LocationBody content={content} />
    case 'contacts': return <ContactsBody content={content} />
    case 'interactive': return <InteractiveBody content={content} />
    case 'template': return <TemplateBody content={content} />
    case 'button': return <ReplyBody title={content.text} description={null} />
    case 'interactive-reply': return <ReplyBody title={content.title} description={content.description} />
    case 'flow-reply': return <FlowReplyBody content={content} />
    case 'order': return <OrderBody content={content} />
    case 'system': return <bdi>{content.body ?? t(systemKey(content.event))}</bdi>
    case 'media_placeholder': return <PlaceholderBody title={t('thread.kind-placeholder')} details={null}>{t('thread.placeholder-text')}</PlaceholderBody>
    case 'unsupported': {
      const details = [content.reason, content.errorCode].filter((part) => part !== null).join('\n')
      return <PlaceholderBody title={t('thread.kind-unsupported')} details={details || null}>{t('thread.unsupported-text')}</PlaceholderBody>
    }
    case 'unknown': return <PlaceholderBody title={t('thread.kind-unknown')} details={`${content.wireType}\n${JSON.stringify(content.raw, null, 2)}`}>{t('thread.unknown-text')}</PlaceholderBody>
  }
}

function Captioned({ caption, children }: { caption: string | null; children: ReactNode }) {
  return <>{children}{caption && <div className={styles.caption}><FormattedText text={caption} /></div>}</>
}

function systemKey(event: string): MessageKey {
  if (event === 'user_changed_number') return 'thread.system-number-changed'
  return event === 'customer_identity_changed' ? 'thread.system-identity-changed' : 'thread.system-other'
}
