import type { EffectivePolicyEntry } from '#shared/policy/policy-entry.ts'
import { isWithinFloor } from '#shared/policy/policy.ts'
import { useRef, useState } from 'react'
import { api } from '../../../client/api.ts'
import { describeFailure } from '../../../client/refusals.ts'
import { useFormat } from '../../../strings/format.ts'
import { policyName, policySourceText, policyValueText } from '../../../strings/policy-text.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import { Button } from '../../../ui/actions/button.tsx'
import { Dialog } from '../../../ui/overlays/dialog.tsx'
import { TextField } from '../../../ui/fields/text-field.tsx'
import { inputUnit } from './policy-words.ts'
import styles from '../settings.module.css'

/** The owner's own value, stricter than Meta's or equal to it. */
export function PolicyDialog({ entry, onClose, onSaved }: { entry: EffectivePolicyEntry; onClose: () => void; onSaved: (entries: EffectivePolicyEntry[]) => void }) {
  const t = useStrings()
  const format = useFormat()
  const unit = inputUnit(entry)
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(String(entry.effectiveValue / unit.size))
  const [problem, setProblem] = useState<string | null>(null)
  const value = Number(text) * unit.size
  const isUsable = Number.isFinite(value) && value > 0
  const limit = entry.floor === null ? null : policyValueText(entry, entry.floor, t, format)

  const save = async (next: number | null) => {
    if (next !== null && !isWithinFloor(entry, next)) return setProblem(t(entry.stricter === 'lower' ? 'settings.rules-too-high' : 'settings.rules-too-low', { value: limit ?? '' }))
    try {
      onSaved(await api.settings.setPolicy({ key: entry.key, value: next }))
      onClose()
    } catch (error) {
      setProblem(describeFailure(t, error, t('settings.not-saved')))
    }
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={policyName(entry.key, t)}
      description={limit ? t(entry.stricter === 'lower' ? 'settings.rules-meta-most' : 'settings.rules-meta-least', { value: limit }) : t('settings.rules-no-limit')}
      size="s"
      initialFocus={field}
      footer={
        <>
          {entry.effectiveValue !== entry.value && <Button variant="quiet" onClick={() => void save(null)}>{t('settings.rules-default', { value: policyValueText(entry, entry.value, t, format) })}</Button>}
          <Button variant="primary" disabled={!isUsable} onClick={() => void save(Math.round(value))}>{t('common.save')}</Button>
        </>
      }
    >
      <TextField
        ref={field}
        label={t(unit.labelKey)}
        hint={<span className={styles.source}>{policySourceText(entry.source, t, format)}</span>}
        error={problem}
        type="number"
        min={0}
        step="any"
        inputMode="decimal"
        value={text}
        onChange={(next) => {
          setText(next)
          setProblem(null)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && isUsable) void save(Math.round(value))
        }}
      />
    </Dialog>
  )
}
