import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useLimit } from '../../client/policy-limits.ts'
import { useStrings } from '../../strings/use-strings.ts'
import { VisuallyHidden } from '../../ui/marks/visually-hidden.tsx'
import { BuilderContext, type Builder, type FocusWish } from './builder-context.ts'
import { controlOf } from './controls.ts'
import { conditionsIn, draftOf, type DraftGroup } from './draft.ts'
import { GroupBox } from './group-box.tsx'
import { StarterList } from './starter-list.tsx'
import { useWords } from './use-words.ts'
import styles from './builder.module.css'

/** The conditions as sentences. Nothing a person does here leaves the focus nowhere. */
export function ConditionBuilder({ root, onChange }: { root: DraftGroup; onChange: (root: DraftGroup) => void }) {
  const t = useStrings()
  const { words, isReady } = useWords()
  const isFull = conditionsIn(root).length >= useLimit()('segments.conditions')
  const frame = useRef<HTMLDivElement>(null)
  const [wish, setWish] = useState<FocusWish | null>(null)
  /** The same, for what asks before the next drawing. */
  const latestWish = useRef<FocusWish | null>(null)
  const [spoken, setSpoken] = useState('')

  useLayoutEffect(() => {
    if (wish) controlOf(frame.current, wish)?.focus()
  }, [wish])

  const builder = useMemo((): Builder => ({
    root, words, isReady, isFull,
    change: (next, focus = null, said = '') => {
      latestWish.current = focus
      setWish(focus)
      setSpoken(said)
      onChange(next)
    },
    wished: () => (latestWish.current ? controlOf(frame.current, latestWish.current) : null),
  }), [root, words, isReady, isFull, onChange])

  return (
    <BuilderContext value={builder}>
      <div ref={frame} role="group" aria-label={t('segments.editor')} className={styles.builder}>
        <GroupBox group={root} />
        {root.parts.length === 0 && (
          <StarterList
            words={words}
            onStart={({ tree }) => {
              const next = { ...draftOf(tree), key: root.key }
              builder.change(next, { key: next.parts[0]?.key ?? next.key, control: 0 })
            }}
          />
        )}
        <VisuallyHidden>
          <span id="segment-part-keys">{t('segments.part-keys')}</span>
          <span role="status" aria-live="polite">{spoken}</span>
        </VisuallyHidden>
      </div>
    </BuilderContext>
  )
}
