/** Loudness over time, 0 to 1, one value per tick of the recorder. */
export type LevelLog = { add(level: number): void; latest(count: number): number[]; all(): readonly number[]; subscribe(listener: () => void): () => void }

/** Speech has an RMS around 0.05 to 0.2; the square root opens up the quiet end as the ear does. */
const shown = (rms: number) => Math.min(1, Math.sqrt(Math.max(0, rms)) * 1.6)

export function createLevelLog(): LevelLog {
  const levels: number[] = []
  const listeners = new Set<() => void>()
  return {
    add(level) {
      levels.push(shown(level))
      for (const listener of listeners) listener()
    },
    latest: (count) => levels.slice(-count),
    all: () => levels,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** The loudest of each stretch, `count` bars in all, relative to the loudest bar. Silence stays flat. */
export function levelBars(levels: readonly number[], count: number): number[] {
  const perBar = levels.length / count
  const bars = Array.from({ length: count }, (_unused, bar) => {
    const from = Math.floor(bar * perBar)
    return Math.max(0, ...levels.slice(from, Math.max(from + 1, Math.floor((bar + 1) * perBar))))
  })
  const loudest = Math.max(...bars)
  return loudest < 0.02 ? bars.map(() => 0) : bars.map((bar) => bar / loudest)
}
