import { Download, Plus, TicketPlus, Trash2, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { shopKey, type CodePool } from '#shared/domain/automation/flow.ts'
import { api } from '../../../client/api.ts'
import { useLimit } from '../../../client/policy-limits.ts'
import { saveTextFile } from '../../../client/text-files.ts'
import { useLibrary } from '../../../client/use-library.ts'
import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { ConfirmDialog } from '../../../ui/overlays/confirm-dialog.tsx'
import { ErrorState } from '../../../ui/states/error-state.tsx'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { Skeleton } from '../../../ui/states/skeleton.tsx'
import { TextField } from '../../../ui/fields/text-field.tsx'
import { attempt } from '../attempt.ts'
import { FillDialog } from './fill-dialog.tsx'
import styles from './values.module.css'

/** Discount codes and the like, one per customer. */
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
  const isLow = pool.freeCount <= useLimit()('automation.codes-low')
  const save = async () => {
    const table = await attempt(api.automation.exportGivenCodes({ key: pool.key }))
    if (table) saveTextFile(table.fileName, table.text)
  }
  return (
    <li className={styles.row}>
      <span className={styles.pool}><bdi className={styles.poolName}>{pool.name}</bdi><bdi className={styles.key}>{`{code.${pool.key}}`}</bdi></span>
      <span className={`${styles.note} tabular`} data-low={isLow || undefined}>{isLow && <TriangleAlert aria-hidden size={14} />}{t(pool.freeCount === 0 ? 'automation.pool-empty' : isLow ? 'automation.pool-low' : 'automation.pool-counts', { free: pool.freeCount, given: pool.givenCount })}{pool.expiresAtMs !== null && ` · ${t('automation.pool-until', { date: format.date(pool.expiresAtMs - 1) })}`}</span>
      {pool.givenCount > 0 && <IconButton size="s" label={t('automation.save-given', { name: pool.name })} icon={<Download />} onClick={() => void save()} />}
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
  const error = key.trim() === '' || shopKey.test(key.trim()) ? (taken.includes(key.trim()) ? t('automation.key-taken') : null) : t('automation.key-rule')
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
