/** How many are remembered; four rows of the picker. */
export const recentCount = 32

export function withRecent(recent: readonly string[], used: string): string[] {
  return [used, ...recent.filter((emoji) => emoji !== used)].slice(0, recentCount)
}
