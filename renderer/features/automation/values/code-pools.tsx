import { Plus, TicketPlus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { CodePool } from '#shared/domain/automation/flow.ts'
import { api } from '../../../client/api.ts'
import { useLibrary } from '../../../client/use-library.ts'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { TextArea, TextField } from '../../../ui/text-field.tsx'
import { showToast } from '../../../ui/toast.tsx'
import { attempt } from '../attempt.ts'
import styles from './values.module.css'

const allowed = /^[\p{L}\p{N}_-]{1,60}$/u

/** Discount codes and the like, one per customer (E23). */
export function CodePools() {
  const t = useStrings()
  const pools = useLibrary('automation', () => api.automation.codePools())
  const [filling, setFilling] = useState<CodePool | null>(null)
  const [removing, setRemoving] = useState<CodePool | null>(null)
  return (
    <section className={styles.part} aria-label={t('automation.pools-title')}>
      <h3 className={styles.subheading}>{t('automation.pools-title')}</h3>
      <p className={styles.lead}>{t('automation.pools-lead', { example: '{code.welcome}' })}</p>
      {pools.state === 'loading' && <Skeleton height="6rem" shape="block" />}
      {pools.state === 'error' && <ErrorState error={pools.error} onRetry={pools.reload} />}
      {pools.state === 'ready' && pools.data.length === 0 && <p className={styles.empty}>{t('automation.pools-empty')}</p>}
      {pools.state === 'ready' && pools.data.length > 0 && <ul className={styles.rows}>{pools.data.map((pool) => <PoolRow key={pool.key} pool={pool} onFill={() => setFilling(pool)} onRemove={() => setRemoving(pool)} />)}</ul>}
      <NewPool taken={pools.data?.map(({ key }) => key) ?? []} onMade={setFilling} />
      {filling && <FillDialog pool={filling} onClose={() => setFilling(null)} />}
      <ConfirmDialog
        isOpen={removing !== null} title={t('automation.remove-pool-title', { name: removing?.name ?? '' })} consequences={[t('automation.remove-pool-free', { count: removing?.freeCount ?? 0 }), t('automation.remove-pool-rules')]}
        confirmLabel={t('automation.remove-pool-confirm')} isDangerous onClose={() => setRemoving(null)}
        onConfirm={async () => { if (removing) await attempt(api.automation.removeCodePool({ key: removing.key })) }}
      />
    </section>
  )
}

function PoolRow({ pool, onFill, onRemove }: { pool: CodePool; onFill: () => void; onRemove: () => void }) {
  const t = useStrings()
  const format = useFormat()
  return (
    <li className={styles.row}>
      <span className={styles.pool}><bdi className={styles.poolName}>{pool.name}</bdi><bdi className={styles.key}>{`{code.${pool.key}}`}</bdi></span>
      <span className={`${styles.note} tabular`} data-low={pool.freeCount === 0 || undefined}>{t('automation.pool-counts', { free: pool.freeCount, given: pool.givenCount })}{pool.expiresAtMs !== null && ` · ${t('automation.pool-until', { date: format.date(pool.expiresAtMs - 1) })}`}</span>
      <IconButton size="s" label={t('automation.add-codes', { name: pool.name })} icon={<TicketPlus />} onClick={onFill} />
      <IconButton size="s" label={t('automation.remove-pool', { name: pool.name })} icon={<Trash2 />} onClick={onRemove} />
    </li>
  )
}

function NewPool({ taken, onMade }: { taken: readonly string[]; onMade: (pool: CodePool) => void }) {
  const t = useStrings()
  const [key, setKey] = useState('')
  const [name, setName] = useState('')
  const [until, setUntil] = useState('')
  const error = key.trim() === '' || allowed.test(key.trim()) ? (taken.includes(key.trim()) ? t('automation.key-taken') : null) : t('automation.key-rule')
  const add = async () => {
    const pool = await attempt(api.automation.saveCodePool({ key: key.trim(), name: name.trim(), expiresAtMs: until === '' ? null : new Date(`${until}T00:00`).getTime() + 86_400_000 }))
    if (!pool) return
    setKey('')
    setName('')
    setUntil('')
    onMade(pool)
  }
  return (
    <form className={styles.add} onSubmit={(event) => { event.preventDefault(); void add() }}>
      <TextField label={t('automation.pool-name')} value={name} maxLength={120} onChange={setName} />
      <TextField label={t('automation.pool-key')} value={key} error={error} onChange={setKey} />
      <TextField label={t('automation.pool-expires')} type="date" value={until} onChange={setUntil} />
      <Button type="submit" icon={<Plus aria-hidden size={16} />} disabled={key.trim() === '' || name.trim() === '' || error !== null}>{t('automation.add')}</Button>
    </form>
  )
}

function FillDialog({ pool, onClose }: { pool: CodePool; onClose: () => void }) {
  const t = useStrings()
  const [text, setText] = useState('')
  const [isBusy, setIsBusy] = useState(false)
  const codes = [...new Set(text.split(/[\s,;]+/u).filter(Boolean))]
  const add = async () => {
    setIsBusy(true)
    const done = await attempt(api.automation.addCodes({ key: pool.key, codes }))
    setIsBusy(false)
    if (!done) return
    showToast({ text: t('automation.codes-added', { count: done.addedCount }) })
    onClose()
  }
  return (
    <Dialog
      isOpen onClose={onClose} title={t('automation.add-codes', { name: pool.name })} size="s"
      footer={<Button variant="primary" isBusy={isBusy} disabled={codes.length === 0} onClick={() => void add()}>{t('automation.codes-add', { count: codes.length })}</Button>}
    >
      <TextArea label={t('automation.codes')} hint={t('automation.codes-hint')} rows={8} value={text} onChange={setText} />
    </Dialog>
  )
}
