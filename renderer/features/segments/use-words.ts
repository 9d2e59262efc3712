import { useMemo } from 'react'
import { useFields, useLabels } from '../../client/library.ts'
import { useLimit } from '../../client/policy-limits.ts'
import { useFormat } from '../../strings/format.ts'
import { useStrings } from '../../strings/use-strings.ts'
import type { Words } from './condition-words.ts'

const dayMs = 86_400_000

/** `isReady` is false until labels and fields are known: before, everything would look deleted. */
export function useWords(): { words: Words; isReady: boolean } {
  const t = useStrings()
  const format = useFormat()
  const labels = useLabels()
  const fields = useFields()
  const limit = useLimit()
  const words = useMemo(() => ({ t, format, labels: labels.items, fields: fields.items, bandDays: (band) => Math.round(limit(`activity.${band}`) / dayMs) }) satisfies Words, [t, format, labels.items, fields.items, limit])
  return { words, isReady: labels.state === 'ready' && fields.state === 'ready' }
}
