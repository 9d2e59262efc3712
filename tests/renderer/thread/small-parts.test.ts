import { describe, expect, it } from 'vitest'
import { emojiOnlyCount } from '../../../renderer/ui/message-text/emoji-only.ts'
import { waveformPeaks } from '../../../renderer/features/thread/voice/waveform.ts'

describe('emojiOnlyCount', () => {
  it.each([['👍', 1], ['❤️ 👨‍👩‍👧', 2], ['🇰🇷🎉🙏🏽', 3], ['👍👍👍👍', 0], ['ok 👍', 0], ['3', 0], ['', 0], ['ㅋㅋ', 0]])('%s is %i', (text, count) => {
    expect(emojiOnlyCount(text)).toBe(count)
  })
})

describe('waveformPeaks', () => {
  it('follows loudness and is scaled to the loudest bar', () => {
    const samples = Float32Array.from({ length: 4000 }, (_unused, at) => Math.sin(at) * [0.1, 0.5, 0.25, 0][Math.floor(at / 1000)]!)
    const peaks = waveformPeaks(samples, 4)
    expect(peaks.map((peak) => Math.round(peak * 100) / 100)).toEqual([0.2, 1, 0.5, 0])
  })
  it('is flat for silence and for nothing', () => {
    expect(waveformPeaks(new Float32Array(100), 5)).toEqual([0, 0, 0, 0, 0])
    expect(waveformPeaks(new Float32Array(0), 2)).toEqual([0, 0])
  })
})
