/** The ids after one was put before another of them, or at the end. */
export function placed(ids: readonly number[], moved: number, before: number | null): number[] {
  const others = ids.filter((id) => id !== moved)
  const at = before === null ? others.length : others.indexOf(before)
  return at === -1 ? [...others, moved] : others.toSpliced(at, 0, moved)
}

/** The ids after one went one step, with its new place from 1; null at the edge. */
export function stepped(ids: readonly number[], moved: number, by: 1 | -1): { ids: number[]; position: number } | null {
  const to = ids.indexOf(moved) + by
  return to < 0 || to >= ids.length ? null : { ids: ids.filter((id) => id !== moved).toSpliced(to, 0, moved), position: to + 1 }
}
