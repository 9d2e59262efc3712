import type { ConversationRow } from '#shared/domain/conversation.ts'
import type { Label } from '#shared/domain/labels.ts'
import { Check, Plus, Settings2 } from 'lucide-react'
import { useRef, useState, type RefObject } from 'react'
import { api } from '../../client/api.ts'
import { useConversationPart } from '../../client/conversation-row.ts'
import { showFailure } from '../../client/failures.ts'
import { createLabel, labelChoices, type LabelChoice } from '../../client/label-choices.ts'
import { useLabels } from '../../client/library.ts'
import { runCommand } from '../../commands/registry.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { Dialog } from '../../ui/overlays/dialog.tsx'
import { PickList, type PickListChoice } from '../../ui/lists/pick-list.tsx'
import { Tag } from '../../ui/marks/tag.tsx'

type Props = { conversationId: number; isOpen: boolean; onClose: () => void }

/** Labels of the customer in the open conversation: type, Enter sets or removes, Escape is done. */
export function LabelPicker({ conversationId, isOpen, onClose }: Props) {
  const t = useStrings()
  const input = useRef<HTMLInputElement>(null)
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('labels.picker')} hidesTitle placement="top" size="s" initialFocus={input}>
      <PickerBody input={input} conversationId={conversationId} onClose={onClose} />
    </Dialog>
  )
}

const personOf = (row: ConversationRow) => row

function PickerBody({ input, conversationId, onClose }: { input: RefObject<HTMLInputElement | null>; conversationId: number; onClose: () => void }) {
  const t = useStrings()
  const row = useConversationPart(conversationId, personOf).data
  const { items: labels } = useLabels()
  const [query, setQuery] = useState('')
  const isSet = (label: Label) => row?.labelIds.includes(label.id) ?? false

  const shown = (choice: LabelChoice): PickListChoice & { choice: LabelChoice } => {
    switch (choice.kind) {
      case 'label': return { id: choice.id, choice, icon: isSet(choice.label) && <Check aria-hidden />, content: <Tag color={choice.label.color}>{choice.label.name}</Tag>, isSelected: isSet(choice.label) }
      case 'new': return { id: choice.id, choice, icon: <Plus aria-hidden />, content: t('labels.create-named', { name: choice.name }) }
      case 'manage': return { id: choice.id, choice, icon: <Settings2 aria-hidden />, content: t('labels.manage'), isQuiet: true }
    }
  }

  const choose = async (choice: LabelChoice) => {
    if (!row) return
    if (choice.kind === 'manage') {
      onClose()
      runCommand('go.labels')
      return
    }
    try {
      const label = choice.kind === 'label' ? choice.label : await createLabel(choice.name, labels)
      const isRemoval = choice.kind === 'label' && isSet(label)
      await api.labels.change({ contactIds: [row.contactId], add: isRemoval ? [] : [label.id], remove: isRemoval ? [label.id] : [] })
      setQuery('')
    } catch (error) {
      showFailure(error, t('labels.change-failed'))
    }
  }

  return (
    <PickList
      input={input} label={t('labels.picker')} placeholder={row ? t('labels.picker-for', { name: row.contactName }) : ''} listLabel={t('labels.title')} isMultiple enterHint={t('labels.hint-toggle')}
      query={query} choices={labelChoices(query, labels).map(shown)} onQuery={setQuery} onChoose={({ choice }) => void choose(choice)}
    />
  )
}
