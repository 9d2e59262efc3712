import type { Hook, HookFailure } from '#shared/domain/integrations.ts'
import { useState } from 'react'
import { api } from '../../../client/api.ts'
import { showFailure } from '../../../client/failures.ts'
import { useFormat } from '../../../strings/format.ts'
import { useNowMs } from '../../../strings/use-now.ts'
import { useStrings, type Translate } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { ConfirmDialog } from '../../../ui/overlays/confirm-dialog.tsx'
import { showToast } from '../../../ui/overlays/toast.tsx'
import { HookDialog } from './hook-dialog.tsx'
import { ShownOnceDialog } from './shown-once-dialog.tsx'
import styles from '../settings.module.css'

const failureWords = (t: Translate, { problem, code }: HookFailure) => t(`integrations.failure.${problem}`, { code: code ?? 0 })

export function ApiHooks({ hooks }: { hooks: readonly Hook[] }) {
  const t = useStrings()
  const [editing, setEditing] = useState<Hook | 'new' | null>(null)
  const [removing, setRemoving] = useState<Hook | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const remove = async ({ id }: Hook) => {
    await api.integrations.removeHook({ hookId: id }).catch((error: unknown) => showFailure(error, t('integrations.not-saved')))
  }
  return (
    <>
      {hooks.length === 0 && <p className={styles.hint}>{t('integrations.hooks-empty')}</p>}
      {hooks.map((hook) => <HookCard key={hook.id} hook={hook} onEdit={() => setEditing(hook)} onRemove={() => setRemoving(hook)} />)}
      <div className={styles.actions}><Button onClick={() => setEditing('new')}>{t('integrations.add-hook')}</Button></div>
      {editing && <HookDialog hook={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onSaved={(made) => { setEditing(null); setSecret(made) }} />}
      {secret && <ShownOnceDialog shown={{ kind: 'secret', value: secret }} onClose={() => setSecret(null)} />}
      {removing && (
        <ConfirmDialog
          isOpen isDangerous title={t('integrations.remove-title', { name: removing.name })} body={t('integrations.remove-body')} confirmLabel={t('integrations.remove')}
          onConfirm={() => remove(removing)} onClose={() => setRemoving(null)}
        />
      )}
    </>
  )
}

function HookCard({ hook, onEdit, onRemove }: { hook: Hook; onEdit: () => void; onRemove: () => void }) {
  const t = useStrings()
  const format = useFormat()
  const nowMs = useNowMs()
  const { id, name, url, failure, state } = hook
  const [isTesting, setIsTesting] = useState(false)
  const failed = (error: unknown) => showFailure(error, t('integrations.not-saved'))
  const test = async () => {
    setIsTesting(true)
    await api.integrations.testHook({ hookId: id }).then((problem) => showToast(problem ? { tone: 'danger', text: failureWords(t, problem) } : { text: t('integrations.test-worked', { name }) }), failed)
    setIsTesting(false)
  }
  const standing = state === 'paused' ? t('integrations.hook-paused')
    : failure ? t('integrations.hook-failing', { time: format.dateTime(failure.sinceMs) })
      : hook.lastDeliveredAtMs === null ? t('integrations.hook-new') : t('integrations.hook-works', { time: format.ago(hook.lastDeliveredAtMs, nowMs) })
  const notes = [
    ...(failure ? [failureWords(t, failure)] : []),
    ...(hook.waitingCount > 0 ? [t('integrations.hook-waiting', { count: hook.waitingCount })] : []),
    ...(hook.givenUpCount > 0 ? [t('integrations.hook-given-up', { count: hook.givenUpCount })] : []),
  ]
  return (
    <div className={styles.card}>
      <div className={styles.cardText}>
        <strong><bdi>{name}</bdi></strong>
        <span className={styles.hint}><bdi>{url}</bdi></span>
        <span role="status">{[standing, ...notes].join(' · ')}</span>
      </div>
      <div className={styles.actions}>
        {state === 'paused' && <Button size="s" variant="primary" aria-label={t('integrations.resume-one', { name })} onClick={() => void api.integrations.resumeHook({ hookId: id }).catch(failed)}>{t('integrations.resume')}</Button>}
        <Button size="s" isBusy={isTesting} aria-label={t('integrations.test-one', { name })} onClick={() => void test()}>{t('integrations.test')}</Button>
        <Button size="s" aria-label={t('integrations.edit-one', { name })} onClick={onEdit}>{t('integrations.edit')}</Button>
        <Button size="s" aria-label={t('integrations.remove-one', { name })} onClick={onRemove}>{t('integrations.remove')}</Button>
      </div>
    </div>
  )
}
