import { Contact as ContactIcon, ListIcon, MapPin, ReplyIcon, ShoppingBag, SquareArrowOutUpRight } from 'lucide-react'
import { useContext } from 'react'
import type { ContactCard, InteractiveAction, MessageContent, ProductAction } from '#shared/domain/message-content.ts'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { FormattedText } from '../../../ui/message-text/formatted-text.tsx'
import { OutLink } from '../../../ui/message-text/out-link.tsx'
import { RowTabIndexContext } from '../../../ui/message-text/row-tab-index.ts'
import { useThreadActions } from '../thread-context.ts'
import styles from './card-bodies.module.css'

type Of<Type extends MessageContent['type']> = Extract<MessageContent, { type: Type }>

/** No map is loaded: the place in words and a link that opens one on request. */
export function LocationBody({ content }: { content: Of<'location'> }) {
  const t = useStrings()
  const coordinates = `${content.latitude.toFixed(6)}, ${content.longitude.toFixed(6)}`
  const map = `https://www.openstreetmap.org/?mlat=${content.latitude}&mlon=${content.longitude}#map=17/${content.latitude}/${content.longitude}`
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <MapPin aria-hidden className={styles.icon} />
        <div className={styles.words}>
          <bdi className={styles.title}>{content.name ?? t('thread.kind-location')}</bdi>
          {content.address && <bdi className={styles.line}>{content.address}</bdi>}
          <bdi className={styles.meta}>{coordinates}</bdi>
        </div>
      </div>
      <div className={styles.links}><OutLink href={map}>{t('thread.location-open')}</OutLink></div>
    </div>
  )
}

export function ContactsBody({ content }: { content: Of<'contacts'> }) {
  return content.contacts.map((card, at) => <OneContact key={`${card.formattedName}-${at}`} card={card} />)
}

function OneContact({ card }: { card: ContactCard }) {
  const t = useStrings()
  const actions = useThreadActions()
  const tabIndex = useContext(RowTabIndexContext)
  const copy = (text: string) => void navigator.clipboard.writeText(text).then(() => showToast({ text: t('common.copied') }), () => showToast({ text: t('thread.action-failed'), tone: 'danger' }))
  return (
    <div className={styles.card}>
      <div className={styles.head}>
        <ContactIcon aria-hidden className={styles.icon} />
        <div className={styles.words}>
          <bdi className={styles.title}>{card.formattedName}</bdi>
          {card.organization && <bdi className={styles.line}>{card.organization}</bdi>}
        </div>
      </div>
      {card.phones.map((phone) => (
        <div key={phone.phone} className={styles.phone}>
          <bdi className="tabular">{phone.phone}</bdi>
          <span className={styles.buttons}>
            <Button size="s" tabIndex={tabIndex} onClick={() => copy(phone.phone)}>{t('thread.contact-copy')}</Button>
            <Button size="s" tabIndex={tabIndex} onClick={() => actions.openChat(phone.waId ?? phone.phone)}>{t('thread.contact-open')}</Button>
          </span>
        </div>
      ))}
      {[...card.emails.map((email) => `mailto:${email.email}`), ...card.urls].map((address) => (
        <div key={address} className={styles.line}><OutLink href={address}>{address.replace(/^mailto:/u, '')}</OutLink></div>
      ))}
    </div>
  )
}

export function InteractiveBody({ content }: { content: Of<'interactive'> }) {
  return (
    <div className={styles.interactive}>
      {content.header && <bdi className={styles.title}>{content.header}</bdi>}
      <FormattedText text={content.body} />
      {content.footer && <bdi className={styles.meta}>{content.footer}</bdi>}
      <ActionList action={content.action} />
    </div>
  )
}

function ActionList({ action }: { action: InteractiveAction }) {
  const t = useStrings()
  switch (action.kind) {
    case 'buttons': return <ul className={styles.choices}>{action.buttons.map((button) => <li key={button.id} className={styles.choice}><ReplyIcon aria-hidden size={14} /><bdi>{button.title}</bdi></li>)}</ul>
    case 'cta_url': return <div className={styles.choices}><div className={styles.choice}><SquareArrowOutUpRight aria-hidden size={14} /><OutLink href={action.url}><bdi>{action.displayText}</bdi></OutLink></div></div>
    case 'list': return (
      <details className={styles.choices}>
        <summary className={styles.choice}><ListIcon aria-hidden size={14} /><bdi>{action.button}</bdi></summary>
        {action.sections.map((section, at) => (
          <div key={`${section.title}-${at}`} className={styles.section}>
            {section.title && <bdi className={styles.meta}>{section.title}</bdi>}
            <ul>{section.rows.map((row) => <li key={row.id}><bdi className={styles.line}>{row.title}</bdi>{row.description && <bdi className={styles.meta}>{row.description}</bdi>}</li>)}</ul>
          </div>
        ))}
      </details>
    )
    case 'product': return <ProductCard action={action} />
    case 'other': return <p className={styles.meta}>{t('thread.kind-interactive')} · <bdi>{action.wireType}</bdi></p>
  }
}

function ProductCard({ action: { name, price, productRetailerId } }: { action: ProductAction }) {
  const t = useStrings()
  const format = useFormat()
  return (
    <div className={styles.choices}>
      <div className={styles.head}>
        <ShoppingBag aria-hidden className={styles.icon} />
        <div className={styles.words}>
          <bdi className={styles.title}>{name || productRetailerId}</bdi>
          {price && <span className={styles.line}>{format.money(price.minor, price.currency)}</span>}
          <span className={styles.meta}>{t('products.card')}</span>
        </div>
      </div>
    </div>
  )
}

/** What the customer chose from buttons or a list. */
export function ReplyBody({ title, description }: { title: string; description: string | null }) {
  const t = useStrings()
  return (
    <div className={styles.words}>
      <span className={styles.meta}><ReplyIcon aria-hidden size={12} /> {t('thread.chosen')}</span>
      <bdi className={styles.title}>{title}</bdi>
      {description && <bdi className={styles.line}>{description}</bdi>}
    </div>
  )
}

export function FlowReplyBody({ content }: { content: Of<'flow-reply'> }) {
  const t = useStrings()
  const answers = Object.entries(content.response).filter(([key]) => key !== 'flow_token')
  return (
    <div className={styles.words}>
      <bdi className={styles.title}>{content.body || content.name}</bdi>
      {answers.length > 0 && (
        <details>
          <summary className={styles.meta}>{t('thread.flow-answers')}</summary>
          <dl className={styles.answers}>{answers.map(([key, value]) => <div key={key}><dt><bdi>{key}</bdi></dt><dd><bdi>{typeof value === 'string' ? value : JSON.stringify(value)}</bdi></dd></div>)}</dl>
        </details>
      )}
    </div>
  )
}

export function TemplateBody({ content }: { content: Of<'template'> }) {
  const t = useStrings()
  return (
    <div className={styles.interactive}>
      {content.text && <FormattedText text={content.text} />}
      <span className={styles.meta}>{t('thread.template-name', { name: content.name })}</span>
    </div>
  )
}
