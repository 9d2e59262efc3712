import { useState } from 'react'
import { currencyChoices, readMoney } from '#shared/domain/money.ts'
import type { SegmentCondition } from '#shared/domain/segment.ts'
import { InlineInput } from '../../ui/fields/inline-input.tsx'
import { InlineSelect } from '../../ui/fields/select.tsx'
import { useBuilder } from './builder-context.ts'
import { unfilled } from './condition-words.ts'
import type { Blank, DraftCondition } from './draft.ts'
import { useCondition } from './use-condition.ts'

export type TypedSlotName = 'days' | 'count' | 'amount' | 'item'

const most = { days: 36_500, count: 1_000_000_000 } as const

/** A whole number as people write it, `1,000` included; null when it is none or more than may be asked. */
export function readWhole(typed: string, atMost: number): number | null {
  const digits = typed.normalize('NFKC').replace(/[\s,.']/g, '')
  const number = Number(digits)
  return /^\d{1,12}$/.test(digits) && number <= atMost ? number : null
}

/** The condition with what was typed in it; null when that is nothing it can ask for. */
function taken(condition: SegmentCondition, slot: TypedSlotName, typed: string): SegmentCondition | null {
  if (slot === 'item') return condition.kind === 'purchase-item' && typed.trim() !== '' && typed.length <= 500 ? { ...condition, item: typed } : null
  if (slot === 'amount') {
    const amountMinor = condition.kind === 'purchase-total' ? readMoney(typed, condition.currency) : null
    return condition.kind === 'purchase-total' && amountMinor !== null ? { ...condition, amountMinor } : null
  }
  const number = readWhole(typed, most[slot])
  return number !== null && slot in condition ? { ...condition, [slot]: number } : null
}

export function TypedSlot({ part, slot, name, text }: { part: DraftCondition; slot: TypedSlotName; name: string; text: string }) {
  const { words: { t } } = useBuilder()
  const { put, fill } = useCondition(part)
  const { condition } = part
  return (
    <>
      <TypedInput name={name} blank={slot} part={part} text={text} isNumber={slot !== 'item'} onType={(typed) => fill(slot, taken(condition, slot, typed))} />
      {condition.kind === 'purchase-total' && (
        <InlineSelect label={t('fields.currency')} value={condition.currency} options={currencyChoices(condition.currency).map((value) => ({ value, label: value }))} onChange={(currency) => put({ ...part, condition: { ...condition, currency } })} />
      )}
    </>
  )
}

/** Keeps what is typed while it means nothing yet; says it as the language writes it when it is left. */
export function TypedInput({ name, blank, part, text, isNumber, onType, type = 'text' }: { name: string; blank: Blank; part: DraftCondition; text: string; isNumber: boolean; onType: (typed: string) => void; type?: 'text' | 'date' }) {
  const { words: { t } } = useBuilder()
  const [typed, setTyped] = useState<string | null>(null)
  const isOpen = part.blanks.includes(blank)
  const value = typed ?? (isOpen || text === unfilled ? '' : text)
  return (
    <InlineInput
      label={name} type={type} value={value} placeholder={t(`segments.blank.${blank}`)} inputMode={isNumber ? 'decimal' : undefined} dir={isNumber ? undefined : 'auto'}
      tone={!isOpen ? 'plain' : value === '' ? 'open' : 'wrong'}
      onChange={(next) => {
        setTyped(next)
        onType(next)
      }}
      onBlur={() => !isOpen && setTyped(null)}
    />
  )
}
