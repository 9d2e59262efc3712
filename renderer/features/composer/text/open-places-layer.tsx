import { unfilledIn } from '#shared/domain/text-variables.ts'
import type { DraftSession } from '../draft/draft-session.ts'
import { useDraft } from '../draft/use-draft.ts'
import styles from './open-places-layer.module.css'

/** Behind the field's own letters: a ground for each `{variable}` that still has to be filled. Present only while there is one. */
export function OpenPlacesLayer({ session }: { session: DraftSession }) {
  const text = useDraft(session, (state) => (state.text.includes('{') ? state.text : ''))
  const places = text === '' ? [] : unfilledIn(text)
  if (places.length === 0) return null
  return (
    <div aria-hidden data-open-places className={styles.layer}>
      {places.map(({ start, end }, index) => (
        <span key={start}>{text.slice(places[index - 1]?.end ?? 0, start)}<mark className={styles.place}>{text.slice(start, end)}</mark></span>
      ))}
    </div>
  )
}
