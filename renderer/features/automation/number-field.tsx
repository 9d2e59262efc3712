import { useState } from 'react'
import { TextField } from '../../ui/fields/text-field.tsx'

/** Keeps what is typed while it is no number yet. */
export function NumberField({ label, value, min, max, onChange }: { label: string; value: number; min: number; max: number; onChange: (value: number) => void }) {
  const [text, setText] = useState<string | null>(null)
  return (
    <TextField
      label={label} type="number" inputMode="numeric" min={min} max={max} value={text ?? String(value)} onBlur={() => setText(null)}
      onChange={(next) => {
        setText(next)
        const number = Number(next)
        if (next !== '' && Number.isInteger(number) && number >= min && number <= max) onChange(number)
      }}
    />
  )
}
