import { goneIn, type Gone, type SegmentCondition } from '#shared/domain/segment.ts'
import type { Blank } from './draft.ts'

/** What was not chosen yet is not gone. */
export const goneInDraft = (condition: SegmentCondition, blanks: readonly Blank[], library: Parameters<typeof goneIn>[1]): Gone | null =>
  blanks.includes('label') || blanks.includes('field') ? null : goneIn(condition, library)
