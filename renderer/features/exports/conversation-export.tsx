import { conversationFormats, type ConversationFormat } from '#shared/domain/conversation-format.ts'
import { useState } from 'react'
import { api } from '../../client/api.ts'
import { useConversationPart } from '../../client/conversation-row.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { RadioCards } from '../../ui/fields/radio-cards.tsx'
import { ExportFrame } from './export-frame.tsx'
import { useExportRun } from './use-export-run.ts'

export function ConversationExport({ conversationId, onClose }: { conversationId: number; onClose: () => void }) {
  const t = useStrings()
  const name = useConversationPart(conversationId, (row) => row.contactName).data ?? ''
  const [format, setFormat] = useState<ConversationFormat>('html')
  const { run, start, cancel } = useExportRun()
  return (
    <ExportFrame
      title={t('exports.conversation-title', { name })} run={run} onCancel={cancel} onClose={onClose}
      onStart={() => void start((asked, options) => api.exports.conversation({ conversationId, format, ...asked }, options))}
    >
      <RadioCards
        label={t('exports.format')} value={format} onChange={setFormat}
        cards={conversationFormats.map((value) => ({ value, label: t(`exports.format-${value}`), hint: t(`exports.format-${value}-hint`) }))}
      />
    </ExportFrame>
  )
}
