import { useFormat } from '../../../strings/format.ts'
import { useStrings } from '../../../strings/use-strings.ts'
import type { DraftSession } from '../draft/draft-session.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useLimit } from '../../../client/policy-limits.ts'
import { captionFits } from '../sending/plan-send.ts'
import styles from './character-counter.module.css'

/** Spoken when this few are left, and at every state after; not at every letter. */
const spokenFrom = 100

/** Appears when the text comes close to what one message may hold. */
export function CharacterCounter({ id, session }: { id: string; session: DraftSession }) {
  const t = useStrings()
  const format = useFormat()
  const limit = useLimit()
  const length = useDraft(session, (state) => {
    const count = state.text.trim().length
    return count >= Math.min(limit('text.counter-from'), limit('text.body')) ? count : -1
  })
  const left = limit('text.body') - length
  const isShown = length >= 0
  const words = !isShown ? '' : left >= 0 ? t('composer.counter', { left }) : t('composer.counter-over', { over: -left })
  return (
    <div id={id} className={styles.counter}>
      {isShown && <span className={`${left < 0 ? styles.over : ''} tabular`}>{words}</span>}
      <span role="status" className={styles.spoken}>{isShown && (left < 0 || left % spokenFrom === 0) && left <= spokenFrom ? `${words} ${format.number(length)}` : ''}</span>
    </div>
  )
}

/** Says beforehand when the text cannot be the caption of the first file. */
export function CaptionNote({ session }: { session: DraftSession }) {
  const t = useStrings()
  const limit = useLimit()
  const apart = useDraft(session, (state) => {
    if (state.items.length === 0 || state.text.trim() === '') return null
    const [first] = state.items
    if (captionFits(state.text, first, limit)) return null
    return first && captionFits('', first, limit) ? 'length' : 'kind'
  })
  return <p role="status" className={styles.apart}>{apart && t('composer.text-apart', { reason: apart, limit: limit('media.caption') })}</p>
}
