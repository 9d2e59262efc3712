import { labelColors, type LabelColor } from '#shared/domain/labels.ts'
import { useState, type KeyboardEvent } from 'react'
import { useStrings } from '../../strings/use-strings.ts'
import { Popover } from '../../ui/overlays/popover.tsx'
import { Tag } from '../../ui/marks/tag.tsx'
import styles from './labels-screen.module.css'

const perLine = 6

/** One of twelve; arrow keys move in the grid. */
export function ColorChoice({ label, color, onChange }: { label: string; color: LabelColor; onChange: (color: LabelColor) => void }) {
  const t = useStrings()
  const [isOpen, setIsOpen] = useState(false)
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: perLine, ArrowUp: -perLine }[event.key]
    if (step === undefined) return
    event.preventDefault()
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }
  return (
    <Popover label={label} isOpen={isOpen} onOpenChange={setIsOpen} trigger={<button type="button" className={styles.swatch} aria-label={`${label}: ${t(`labels.color.${color}`)}`} data-hint={label}><Tag color={color}>{' '}</Tag></button>}>
      <div role="radiogroup" aria-label={label} className={styles.colors} onKeyDown={onKeyDown}>
        {labelColors.map((each) => (
          <button
            key={each} type="button" role="radio" aria-checked={each === color} aria-label={t(`labels.color.${each}`)} tabIndex={each === color ? 0 : -1} className={styles.color}
            onClick={() => {
              onChange(each)
              setIsOpen(false)
            }}
          >
            <Tag color={each}>{' '}</Tag>
          </button>
        ))}
      </div>
    </Popover>
  )
}
