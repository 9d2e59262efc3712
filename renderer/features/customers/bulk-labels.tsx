import type { Label } from '#shared/domain/labels.ts'
import { Plus, Settings2, TagIcon } from 'lucide-react'
import { useRef, useState, type RefObject } from 'react'
import { showFailure } from '../../client/failures.ts'
import { createLabel, labelChoices, type LabelChoice } from '../../client/label-choices.ts'
import { useLabels } from '../../client/library.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { runCommand } from '../../commands/registry.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Dialog } from '../../ui/overlays/dialog.tsx'
import { PickList, type PickListChoice } from '../../ui/lists/pick-list.tsx'
import { Tag } from '../../ui/marks/tag.tsx'
import styles from './bulk-bar.module.css'

type Props = { picking: 'set' | 'remove' | null; count: number; onPick: (label: Label) => void; onClose: () => void }

/** One label for everybody chosen: type, Enter. A new name is made on the way when labels are set. */
export function BulkLabels({ picking, count, onPick, onClose }: Props) {
  const t = useStrings()
  const byHand = useLimit()('labels.by-hand')
  const input = useRef<HTMLInputElement>(null)
  const title = t(picking === 'remove' ? 'customers.bulk-unlabel-title' : 'customers.bulk-label-title', { count })
  return (
    <Dialog isOpen={picking !== null} onClose={onClose} title={title} hidesTitle placement="top" size="s" initialFocus={input}>
      <Body input={input} title={title} isRemoval={picking === 'remove'} onPick={onPick} onClose={onClose} />
      {picking === 'set' && count > byHand && <p className={styles.advice}>{t('customers.bulk-label-advice', { limit: byHand })}</p>}
    </Dialog>
  )
}

function Body({ input, title, isRemoval, onPick, onClose }: { input: RefObject<HTMLInputElement | null>; title: string; isRemoval: boolean } & Pick<Props, 'onPick' | 'onClose'>) {
  const t = useStrings()
  const { items: labels } = useLabels()
  const [query, setQuery] = useState('')
  const shown = (choice: LabelChoice): PickListChoice & { choice: LabelChoice } => {
    switch (choice.kind) {
      case 'label': return { id: choice.id, choice, icon: <TagIcon aria-hidden />, content: <Tag color={choice.label.color}>{choice.label.name}</Tag>, note: t('labels.contacts', { count: choice.label.contactCount }) }
      case 'new': return { id: choice.id, choice, icon: <Plus aria-hidden />, content: t('labels.create-named', { name: choice.name }) }
      case 'manage': return { id: choice.id, choice, icon: <Settings2 aria-hidden />, content: t('labels.manage'), isQuiet: true }
    }
  }
  const choose = async (choice: LabelChoice) => {
    if (choice.kind === 'manage') {
      onClose()
      runCommand('go.labels')
      return
    }
    try {
      onPick(choice.kind === 'label' ? choice.label : await createLabel(choice.name, labels))
    } catch (error) {
      showFailure(error, t('labels.change-failed'))
    }
  }
  const choices = labelChoices(query, labels).filter(({ kind }) => !(isRemoval && kind === 'new'))
  return (
    <PickList
      input={input} label={title} placeholder={title} listLabel={t('labels.title')} isMultiple={false} enterHint={t(isRemoval ? 'customers.bulk-unlabel' : 'customers.bulk-label')}
      query={query} choices={choices.map(shown)} onQuery={setQuery} onChoose={({ choice }) => void choose(choice)}
    />
  )
}
