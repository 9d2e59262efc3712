import type { Contact } from '#shared/domain/contact.ts'
import { Plus } from 'lucide-react'
import { api } from '../../client/api.ts'
import { showFailure } from '../../client/failures.ts'
import { useLabels } from '../../client/library.ts'
import { commandKeys, runCommand } from '../../commands/registry.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { IconButton } from '../../ui/actions/icon-button.tsx'
import { Tag } from '../../ui/marks/tag.tsx'
import styles from './customer-sections.module.css'

export function LabelsSection({ contact }: { contact: Contact }) {
  const t = useStrings()
  const { items } = useLabels()
  const shown = items.filter(({ id }) => contact.labelIds.includes(id))
  const remove = (labelId: number) =>
    void api.labels.change({ contactIds: [contact.id], add: [], remove: [labelId] }).catch((error: unknown) => showFailure(error, t('labels.change-failed')))
  return (
    <section className={styles.section} aria-label={t('labels.title')}>
      <div className={styles.head}>
        <h4 className={styles.heading}>{t('labels.title')}</h4>
        <IconButton size="s" label={t('labels.set')} shortcut={commandKeys('conversation.label')} icon={<Plus />} onClick={() => runCommand('conversation.label')} />
      </div>
      {shown.length === 0
        ? <p className={styles.quiet}>{t('labels.none-set')}</p>
        : <div className={styles.tags}>{shown.map(({ id, name, color }) => <Tag key={id} color={color} removeLabel={t('labels.remove-named', { name })} onRemove={() => remove(id)}>{name}</Tag>)}</div>}
    </section>
  )
}
