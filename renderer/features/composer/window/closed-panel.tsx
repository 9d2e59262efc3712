import { Ban, Clock, Copy, Link2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { api } from '../../../client/api.ts'
import { useQuery } from '../../../client/use-query.ts'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { useLimit } from '../../../client/policy-limits.ts'
import { PolicyWhy } from '../rules/policy-why.tsx'
import type { ReplyWindow } from './reply-window.ts'
import type { ReplyTarget } from './use-reply-target.ts'
import styles from './window.module.css'

const hourMs = 3_600_000

/** In place of the field while Meta does not allow a free reply: why, since when, and what remains possible. */
export function ClosedPanel({ target, window, draftText }: { target: ReplyTarget; window: Exclude<ReplyWindow, { state: 'open' }>; draftText: string }) {
  const t = useStrings()
  const format = useFormat()
  const limit = useLimit()
  const name = target.contactName
  const body = window.state === 'never-opened'
    ? `${t('composer.never-body')} ${t('composer.never-next', { name })}`
    : `${t('composer.closed-body', {
        name,
        hours: limit('window.length') / hourMs,
        lastInbound: format.dateTime(window.lastInboundAtMs),
        ended: format.dateTime(window.endedAtMs),
      })} ${t('composer.closed-next', { name })}`
  return (
    <Panel icon={<Clock aria-hidden />} title={window.state === 'never-opened' ? t('composer.never-title', { name }) : t('composer.closed-title')}>
      <p>{body}</p>
      <AskToWrite />
      {draftText.trim() !== '' && <KeptDraft text={draftText} />}
      <PolicyWhy policyKey="window.length" />
    </Panel>
  )
}

function AskToWrite() {
  const t = useStrings()
  const account = useQuery(() => api.account.get(), [])
  const digits = account.data?.displayPhoneNumber.replace(/\D/g, '') ?? ''
  if (digits === '') return null
  const link = `https://wa.me/${digits}`
  return (
    <div className={styles.ask}>
      <p>{t('composer.closed-ask')}</p>
      <div className={styles.row}>
        <code className={`${styles.link} selectable`}>{link}</code>
        <CopyButton text={link} label={t('composer.copy-link')} icon={<Link2 aria-hidden size={16} />} />
      </div>
    </div>
  )
}

function KeptDraft({ text }: { text: string }) {
  const t = useStrings()
  return (
    <div className={styles.kept}>
      <div className={styles.row}>
        <p className={styles.keptTitle}>{t('composer.draft-kept')}</p>
        <CopyButton text={text} label={t('composer.draft-copy')} icon={<Copy aria-hidden size={16} />} />
      </div>
      <p className={`${styles.keptText} people-text selectable`} dir="auto">{text}</p>
    </div>
  )
}

function CopyButton({ text, label, icon }: { text: string; label: string; icon: ReactNode }) {
  const t = useStrings()
  return (
    <Button size="s" icon={icon} onClick={() => void navigator.clipboard.writeText(text).then(() => showToast({ text: t('common.copied') }), () => undefined)}>
      {label}
    </Button>
  )
}

export function BlockedPanel({ target, draftText }: { target: ReplyTarget; draftText: string }) {
  const t = useStrings()
  const [isBusy, setIsBusy] = useState(false)
  const unblock = () => {
    setIsBusy(true)
    void api.contacts.setBlocked({ contactId: target.contactId, isBlocked: false }).catch(() => showToast({ text: t('ui.error-title'), tone: 'danger' })).finally(() => setIsBusy(false))
  }
  return (
    <Panel icon={<Ban aria-hidden />} title={t('composer.blocked-title', { name: target.contactName })} action={<Button size="s" isBusy={isBusy} onClick={unblock}>{t('composer.unblock')}</Button>}>
      <p>{t('composer.blocked-body')}</p>
      {draftText.trim() !== '' && <KeptDraft text={draftText} />}
    </Panel>
  )
}

function Panel({ icon, title, action, children }: { icon: ReactNode; title: string; action?: ReactNode; children: ReactNode }) {
  return (
    <section className={styles.panel} aria-label={title}>
      <span className={styles.panelIcon}>{icon}</span>
      <div className={styles.panelText}>
        <div className={styles.row}>
          <h3 className={styles.panelTitle}>{title}</h3>
          {action}
        </div>
        {children}
      </div>
    </section>
  )
}
