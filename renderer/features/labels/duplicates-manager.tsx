import type { MergeCandidate, MergeSuggestion } from '#shared/domain/contact-merge.ts'
import { useEffect, useState } from 'react'
import { api } from '../../client/api.ts'
import { onEvent } from '../../client/events.ts'
import { showFailure } from '../../client/failures.ts'
import { useQuery } from '../../client/use-query.ts'
import { showDone } from '../../client/undo.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Avatar } from '../../ui/marks/avatar.tsx'
import { Button } from '../../ui/actions/button.tsx'
import { EmptyState } from '../../ui/states/empty-state.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import styles from './labels-screen.module.css'

const atFirst = 25
const most = 200
const keyOf = ({ contacts }: MergeSuggestion) => contacts.map(({ id }) => id).join(' ')

/** Every pair of the shop that looks like one person, some at a time. */
export function DuplicatesManager() {
  const t = useStrings()
  const [limit, setLimit] = useState(atFirst)
  const found = useQuery(() => api.contacts.duplicates({ after: null, limit }), [limit])
  const { reload, data } = found
  useEffect(() => onEvent('changed', ({ contactIds }) => {
    if (data?.items.some(({ contacts }) => contacts.some(({ id }) => contactIds.includes(id)))) reload()
  }), [data, reload])
  if (found.state === 'error') return <ErrorState error={found.error} onRetry={reload} />
  if (found.state === 'loading') return <div className={styles.stack} aria-hidden><Skeleton height="6rem" shape="block" /><Skeleton height="6rem" shape="block" /></div>
  const { items, next } = found.data
  return (
    <div className={styles.stack}>
      <p className={styles.lead}>{t('duplicates.lead')}</p>
      {items.length === 0 && <EmptyState title={t('duplicates.empty-title')} body={t('duplicates.empty-body')} />}
      {items.map((suggestion) => <Pair key={keyOf(suggestion)} suggestion={suggestion} />)}
      {next !== null && limit < most && <div><Button variant="quiet" onClick={() => setLimit(most)}>{t('duplicates.more')}</Button></div>}
    </div>
  )
}

function Pair({ suggestion }: { suggestion: MergeSuggestion }) {
  const t = useStrings()
  const [isBusy, setIsBusy] = useState(false)
  const [first, second] = suggestion.contacts.toSorted((a, b) => a.id - b.id) as [MergeCandidate, MergeCandidate]
  const attempt = async (work: () => Promise<void>) => {
    setIsBusy(true)
    try {
      await work()
    } catch (error) {
      showFailure(error, t('contacts.merge-failed'))
      setIsBusy(false)
    }
  }
  const merge = async () => showDone(t('contacts.merged-toast', { name: second.name }), (await api.contacts.merge({ intoId: first.id, fromId: second.id })).undoId)
  return (
    <section className={styles.pair} aria-label={`${first.name}, ${second.name}`}>
      <p className={styles.lead}>{t(`contacts.merge-reason.${suggestion.reason}`)}</p>
      <div className={styles.people}><Person person={first} /><Person person={second} /></div>
      <div className={styles.buttons}>
        <Button size="s" isBusy={isBusy} onClick={() => void attempt(merge)}>{t('contacts.merge')}</Button>
        <Button size="s" variant="quiet" onClick={() => void attempt(() => api.contacts.dismissMerge({ oneId: first.id, otherId: second.id }))}>{t('contacts.merge-dismiss')}</Button>
      </div>
    </section>
  )
}

function Person({ person }: { person: MergeCandidate }) {
  const t = useStrings()
  const format = useFormat()
  return (
    <div className={styles.person}>
      <Avatar name={person.name} seed={person.id} size={32} />
      <div>
        <bdi>{person.name}</bdi>
        <div className={`${styles.count} tabular`}><bdi>{person.phone === null ? (person.userId ?? '') : `+${person.phone}`}</bdi></div>
        <div className={`${styles.count} tabular`}>{t('contacts.merge-messages', { count: person.messageCount })} · {format.date(person.firstSeenAtMs)}</div>
      </div>
    </div>
  )
}
