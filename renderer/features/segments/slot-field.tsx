import { activityBands, type Gone } from '#shared/domain/segment.ts'
import { InlineSelect } from '../../ui/fields/select.tsx'
import { TagDot } from '../../ui/marks/tag.tsx'
import { useBuilder } from './builder-context.ts'
import { meanings, spanKey, type Slot } from './condition-words.ts'
import { askOfField, compareField, type DraftCondition } from './draft.ts'
import { TypedSlot, type TypedSlotName } from './typed-slot.tsx'
import { useCondition } from './use-condition.ts'
import { ValueField } from './value-field.tsx'

type Props = { part: DraftCondition; slot: Slot; text: string; gone: Gone | null }

export function SlotField({ part, slot, text, gone }: Props) {
  const { words } = useBuilder()
  const { t, labels, fields, bandDays } = words
  const { put, fill } = useCondition(part)
  const { condition } = part
  const name = t(slot === 'amount' && condition.kind === 'purchase-total' ? 'segments.slot.amount' : (`segments.slot.${slot}` as const), { currency: condition.kind === 'purchase-total' ? condition.currency : '' })

  switch (slot) {
    case 'is': {
      const options = meanings(condition, words)
      const chosen = options.findIndex((option) => JSON.stringify(option.condition) === JSON.stringify(condition))
      return (
        <InlineSelect
          label={name} value={String(chosen)} placeholder={text} options={options.map(({ word }, index) => ({ value: String(index), label: word }))}
          onChange={(index) => {
            const meant = options[Number(index)]?.condition
            const field = meant?.kind === 'field' && fields.find(({ id }) => id === meant.fieldId)
            if (meant?.kind === 'field' && condition.kind === 'field' && field) put(compareField(part, condition, meant.is, field))
            else if (meant) put({ ...part, condition: meant })
          }}
        />
      )
    }
    case 'label': {
      if (condition.kind !== 'label') return null
      const options = labels.map((label) => ({ value: String(label.id), label: label.name, icon: <TagDot color={label.color} /> }))
      return <InlineSelect label={name} value={String(condition.labelId)} placeholder={part.blanks.includes('label') ? t('segments.blank.label') : text} tone={gone ? 'wrong' : part.blanks.includes('label') ? 'open' : 'plain'} options={options} onChange={(id) => fill('label', { ...condition, labelId: Number(id) })} />
    }
    case 'field': {
      if (condition.kind !== 'field') return null
      const options = fields.map((field) => ({ value: String(field.id), label: field.name }))
      return (
        <InlineSelect
          label={name} value={String(condition.fieldId)} placeholder={part.blanks.includes('field') ? t('segments.blank.field') : text} tone={gone === 'field' ? 'wrong' : part.blanks.includes('field') ? 'open' : 'plain'} options={options}
          onChange={(id) => {
            const field = fields.find((one) => String(one.id) === id)
            if (field) put(askOfField(part, field))
          }}
        />
      )
    }
    case 'value': return condition.kind === 'field' ? <ValueField part={part} condition={condition} text={text} gone={gone} /> : null
    case 'band': {
      if (condition.kind !== 'activity') return null
      return <InlineSelect label={name} value={condition.band} options={activityBands.map((band) => ({ value: band, label: t('segments.band', { count: bandDays(band) }) }))} onChange={(band) => put({ ...part, condition: { ...condition, band } })} />
    }
    case 'span': {
      if (condition.kind !== 'purchase-count' && condition.kind !== 'purchase-item') return null
      const options = [null, condition.days ?? 30].map((days) => ({ value: days === null ? 'ever' : 'recent', label: t(spanKey({ ...condition, days })) }))
      return <InlineSelect label={name} value={condition.days === null ? 'ever' : 'recent'} options={options} onChange={(span) => put({ ...part, condition: { ...condition, days: span === 'ever' ? null : (condition.days ?? 30) }, blanks: part.blanks.filter((blank) => blank !== 'days') })} />
    }
    case 'days': case 'count': case 'amount': case 'item': return <TypedSlot part={part} slot={slot satisfies TypedSlotName} name={name} text={text} />
  }
}
