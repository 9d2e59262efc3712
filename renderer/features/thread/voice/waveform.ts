/** Bars of a voice message as heights from 0 to 1, loudest bar = 1; silence stays flat. */
export function waveformPeaks(samples: Float32Array, barCount: number): number[] {
  const perBar = samples.length / barCount
  const levels = Array.from({ length: barCount }, (_unused, bar) => rootMeanSquare(samples, Math.floor(bar * perBar), Math.floor((bar + 1) * perBar)))
  const loudest = Math.max(...levels, 0)
  return loudest < 0.001 ? levels.map(() => 0) : levels.map((level) => level / loudest)
}

function rootMeanSquare(samples: Float32Array, from: number, to: number): number {
  if (to <= from) return 0
  let sum = 0
  for (let at = from; at < to; at += 1) sum += (samples[at] ?? 0) ** 2
  return Math.sqrt(sum / (to - from))
}
