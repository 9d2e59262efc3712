import { useMemo } from 'react'
import { classNames } from '../../../ui/class-names.ts'
import type { DraftSession } from '../draft/draft-session.ts'
import { useDraft } from '../draft/use-draft.ts'
import { markSpans, mayHoldMarks } from './mark-spans.ts'
import styles from './message-field.module.css'

/**
 * The text of the field once more, with its marks shown, exactly over the field's own letters. Present only
 * while there is something to show; every style used keeps the width of the letters.
 */
export function MarksLayer({ session }: { session: DraftSession }) {
  const text = useDraft(session, (state) => (mayHoldMarks(state.text) ? state.text : ''))
  const spans = useMemo(() => {
    const found = markSpans(text)
    return found.some((span) => span.isSign) ? found : []
  }, [text])
  if (spans.length === 0) return null
  return (
    <div aria-hidden data-marks className={styles.marks}>
      {spans.map((span) => (
        <span key={span.from} className={classNames(...span.styles.map((style) => styles[style]), span.isSign && styles.sign)}>{span.text}</span>
      ))}
      {text.endsWith('\n') && '\u200b'}
    </div>
  )
}
