/**
 * Length as Meta counts it: Unicode code points. An emoji that a reader sees as one character can count as
 * several.
 */
export function metaLength(text: string): number {
  let count = 0
  for (const _character of text) count += 1
  return count
}
