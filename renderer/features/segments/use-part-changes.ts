import { useBuilder } from './builder-context.ts'
import { lineOf, sentenceOf } from './condition-words.ts'
import { isGroup, treeOf, type DraftPart } from './draft.ts'
import { duplicatePart, movePart, neighborOf, removePart, unwrapGroup, wrapPart } from './tree-edits.ts'

/** What can be done with a part, each with where work goes on and what is said about it. */
export function usePartChanges(part: DraftPart) {
  const { root, words, change } = useBuilder()
  const { t } = words
  const { key } = part
  const sentence = isGroup(part) ? lineOf(treeOf(part), words) : sentenceOf(part.condition, part.blanks, words)
  return {
    sentence,
    move: (by: 1 | -1, control: number | 'menu') => {
      const next = movePart(root, key, by)
      if (next !== root) change(next, { key, control }, t('segments.moved-part', { sentence }))
    },
    duplicate: () => {
      const { root: next, copyKey } = duplicatePart(root, key)
      change(next, { key: copyKey, control: 0 })
    },
    wrap: () => change(wrapPart(root, key), { key, control: 'menu' }),
    unwrap: () => {
      const next = unwrapGroup(root, key)
      const first = isGroup(part) ? part.parts[0]?.key : undefined
      change(next, { key: first ?? root.key, control: first === undefined ? 'add' : 'menu' })
    },
    remove: () => change(removePart(root, key), { key: neighborOf(root, key), control: 'menu' }, t('segments.removed-part', { sentence })),
  }
}
