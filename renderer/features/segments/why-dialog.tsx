import { CircleCheck, CircleX, UserRoundX } from 'lucide-react'
import { useRef, useState } from 'react'
import type { CustomerRow } from '#shared/domain/customer-table.ts'
import type { Explanation } from '#shared/domain/segment.ts'
import { api } from '../../client/api.ts'
import { useQuery } from '../../client/use-query.ts'
import { Button } from '../../ui/actions/button.tsx'
import { Dialog } from '../../ui/overlays/dialog.tsx'
import { ErrorState } from '../../ui/states/error-state.tsx'
import { Skeleton } from '../../ui/states/skeleton.tsx'
import { sentenceOf, type Words } from './condition-words.ts'
import { CustomerPicker } from './customer-picker.tsx'
import { isGroup, treeOf, type DraftGroup, type DraftPart } from './draft.ts'
import { useCustomerChanges } from './use-customer-changes.ts'
import styles from './why.module.css'

type Props = {
  /** Unfinished conditions are left out already. */
  root: DraftGroup
  words: Words
  isUnsaved: boolean
  /** Null: the person chooses first. */
  customer: CustomerRow | null
  onChoose: (customer: CustomerRow | null) => void
  onClose: () => void
}

/** Every part of the segment on its own, for one customer. */
export function WhyDialog({ root, words, isUnsaved, customer, onChoose, onClose }: Props) {
  const { t } = words
  const first = useRef<HTMLInputElement>(null)
  const [wasPicked] = useState(customer !== null)
  return (
    <Dialog isOpen onClose={onClose} title={t('segments.why-title')} placement="top" size="m" initialFocus={wasPicked ? undefined : first}>
      {customer === null
        ? <CustomerPicker input={first} words={words} onChoose={onChoose} />
        : <Told root={root} words={words} isUnsaved={isUnsaved} customer={customer} onOther={() => onChoose(null)} />}
    </Dialog>
  )
}

function Told({ root, words, isUnsaved, customer, onOther }: { root: DraftGroup; words: Words; isUnsaved: boolean; customer: CustomerRow; onOther: () => void }) {
  const { t } = words
  const tree = treeOf(root)
  const answer = useQuery(() => api.segments.explain({ contactId: customer.contactId, tree }), [customer.contactId, JSON.stringify(tree)])
  useCustomerChanges(answer.reload)
  if (answer.state === 'loading') return <div className={styles.told}><Skeleton width="60%" height="1.5rem" /><Skeleton height="2.25rem" shape="block" /><Skeleton height="2.25rem" shape="block" /></div>
  if (answer.state === 'error') return <ErrorState error={answer.error} title={t('segments.why-failed')} onRetry={answer.reload} />
  const { holds } = answer.data
  return (
    <div className={styles.told}>
      <p role="status" className={styles.verdict} data-holds={holds}>
        {holds ? <CircleCheck aria-hidden /> : <UserRoundX aria-hidden />}
        <bdi>{t(holds ? 'segments.why-in' : 'segments.why-out', { name: customer.name })}</bdi>
      </p>
      {root.parts.length === 0 ? <p className={styles.note}>{t('segments.why-in-empty')}</p> : <Group group={root} explanation={answer.data} words={words} />}
      {isUnsaved && <p className={styles.note}>{t('segments.why-unsaved')}</p>}
      <div><Button size="s" autoFocus onClick={onOther}>{t('segments.why-other')}</Button></div>
    </div>
  )
}

function Group({ group, explanation, words }: { group: DraftGroup; explanation: Explanation; words: Words }) {
  const { t } = words
  return (
    <div className={styles.group}>
      <p className={styles.groupTitle}>{t(group.match === 'all' ? 'segments.why-all' : 'segments.why-any')}</p>
      <ul className={styles.parts}>
        {group.parts.map((part, index) => <Part key={part.key} part={part} explanation={explanation.parts[index] ?? { holds: false, parts: [] }} words={words} />)}
      </ul>
    </div>
  )
}

function Part({ part, explanation, words }: { part: DraftPart; explanation: Explanation; words: Words }) {
  const { t } = words
  return (
    <li className={styles.part} data-holds={explanation.holds}>
      {explanation.holds ? <CircleCheck aria-label={t('segments.why-fits')} className={styles.mark} /> : <CircleX aria-label={t('segments.why-fits-not')} className={styles.mark} />}
      {isGroup(part) ? <Group group={part} explanation={explanation} words={words} /> : <span className={styles.sentence}>{sentenceOf(part.condition, part.blanks, words)}</span>}
    </li>
  )
}
