import { waveformPeaks } from './waveform.ts'

export const barCount = 48
const mostKept = 300

export type VoicePeaks = { peaks: readonly number[]; durationS: number }

const kept = new Map<string, Promise<VoicePeaks>>()

/** Decodes a recording once and keeps its bars; rejects when the browser cannot decode it. */
export function voicePeaks(url: string): Promise<VoicePeaks> {
  const known = kept.get(url)
  if (known) return known
  const peaks = decode(url)
  kept.set(url, peaks)
  peaks.catch(() => kept.delete(url))
  const oldest = kept.keys().next()
  if (kept.size > mostKept && !oldest.done) kept.delete(oldest.value)
  return peaks
}

async function decode(url: string): Promise<VoicePeaks> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`Recording not available: ${response.status}`)
  const context = new OfflineAudioContext(1, 1, 16_000)
  const audio = await context.decodeAudioData(await response.arrayBuffer())
  return { peaks: waveformPeaks(audio.getChannelData(0), barCount), durationS: audio.duration }
}
