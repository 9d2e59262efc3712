import type { EffectivePolicyEntry } from '#shared/policy/policy-entry.ts'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { api } from '../../../client/api.ts'
import { useQuery } from '../../../client/use-query.ts'
import { useFormat } from '../../../strings/format.ts'
import { policyName, policySourceText, policyValueText } from '../../../strings/policy-text.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Badge } from '../../../ui/marks/badge.tsx'
import { EmptyState } from '../../../ui/states/empty-state.tsx'
import { ErrorState } from '../../../ui/states/error-state.tsx'
import { IconButton } from '../../../ui/actions/icon-button.tsx'
import { SearchField } from '../../../ui/fields/search-field.tsx'
import { Skeleton } from '../../../ui/states/skeleton.tsx'
import { PolicyDialog } from './policy-dialog.tsx'
import { policyGroup, policyGroups } from './policy-words.ts'
import rules from './rules.module.css'
import styles from '../settings.module.css'

/** Every limit in force, where it comes from and when that was checked; the owner may be stricter than Meta, never looser. */
export function RulesSection() {
  const t = useStrings()
  const format = useFormat()
  const policy = useQuery(() => api.settings.policy(), [])
  const [own, setOwn] = useState<EffectivePolicyEntry[] | null>(null)
  const [search, setSearch] = useState('')
  const [editing, setEditing] = useState<EffectivePolicyEntry | null>(null)

  if (policy.state === 'error') return <ErrorState error={policy.error} onRetry={policy.reload} />
  if (policy.state === 'loading') return <Skeleton height="24rem" shape="block" />
  const entries = own ?? policy.data
  const wanted = search.trim().toLowerCase()
  const found = entries.filter((entry) => `${policyName(entry.key, t)} ${entry.key} ${policySourceText(entry.source, t, format)}`.toLowerCase().includes(wanted))
  return (
    <>
      <p className={styles.lead}>{t('settings.rules-lead')}</p>
      <SearchField label={t('settings.rules-search')} value={search} onChange={setSearch} />
      {found.length === 0 && <EmptyState title={t('settings.rules-nothing')} />}
      {policyGroups.map((group) => {
        const members = found.filter((entry) => policyGroup(entry) === group)
        return members.length > 0 && <RulesTable key={group} title={t(`policy.group.${group}`)} entries={members} onEdit={setEditing} />
      })}
      {editing && <PolicyDialog key={editing.key} entry={editing} onClose={() => setEditing(null)} onSaved={setOwn} />}
    </>
  )
}

function RulesTable({ title, entries, onEdit }: { title: string; entries: readonly EffectivePolicyEntry[]; onEdit: (entry: EffectivePolicyEntry) => void }) {
  const t = useStrings()
  const format = useFormat()
  return (
    <>
      <h3 className={styles.subheading}>{title}</h3>
      <div className={rules.frame}>
        <table className={rules.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('settings.rules-rule')}</th>
              <th scope="col" className={rules.value}>{t('settings.rules-value')}</th>
              <th scope="col" className={rules.edit}><span className={rules.hidden}>{t('settings.rules-change')}</span></th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.key}>
                <th scope="row">
                  <span className={rules.name}>{policyName(entry.key, t)}</span>
                  <span className={rules.source}>{policySourceText(entry.source, t, format)}</span>
                </th>
                <td className={`${rules.value} tabular`}>
                  {policyValueText(entry, entry.effectiveValue, t, format)}
                  {entry.effectiveValue !== entry.value && <Badge tone="accent">{t('settings.rules-own')}</Badge>}
                  {entry.floor !== null && entry.floor !== entry.effectiveValue && (
                    <span className={rules.floor}>{t(entry.stricter === 'lower' ? 'settings.rules-most' : 'settings.rules-least', { value: policyValueText(entry, entry.floor, t, format) })}</span>
                  )}
                </td>
                <td className={rules.edit}>
                  {entry.isEditable && (
                    <IconButton size="s" label={t('settings.rules-change-one', { rule: policyName(entry.key, t) })} icon={<Pencil />} onClick={() => onEdit(entry)} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
