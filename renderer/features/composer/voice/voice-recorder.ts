import { createLevelLog, type LevelLog } from './levels.ts'

/** Speech in Opus: 24 kbit/s keeps three minutes below the size up to which WhatsApp shows a play icon. */
const bitsPerSecond = 24_000
const opusSampleRate = 48_000
const levelEveryMs = 50

export type Recording = { file: Blob; durationMs: number; levels: readonly number[] }
export type VoiceRecorder = {
  readonly levels: LevelLog
  pause(): void
  resume(): void
  /** Length without the pauses. */
  durationMs(): number
  /** Size so far, from the encoder's rate. */
  estimatedBytes(): number
  finish(): Promise<Recording>
  cancel(): Promise<void>
}

/** Why recording cannot begin. */
export type VoiceProblem = 'denied' | 'no-microphone' | 'busy' | 'unsupported'
export class VoiceRefused extends Error {
  readonly problem: VoiceProblem
  constructor(problem: VoiceProblem, cause?: unknown) {
    super(`Recording cannot begin: ${problem}`, { cause })
    this.problem = problem
  }
}

/**
 * Records the microphone as OGG with Opus, mono: the only form that Meta shows as a voice message
 * (Meta's documentation, messages). The encoder is loaded with the first recording.
 */
export async function startVoiceRecorder(onFailure: (error: unknown) => void): Promise<VoiceRecorder> {
  const { BufferTarget, MediaStreamAudioTrackSource, OggOutputFormat, Output, canEncodeAudio } = await import('mediabunny')
  if (!(await canEncodeAudio('opus', { numberOfChannels: 1, sampleRate: opusSampleRate, bitrate: bitsPerSecond }))) throw new VoiceRefused('unsupported')
  const stream = await openMicrophone()
  const track = stream.getAudioTracks()[0]
  if (!track) throw new VoiceRefused('no-microphone')

  const target = new BufferTarget()
  const output = new Output({ format: new OggOutputFormat(), target })
  const source = new MediaStreamAudioTrackSource(track, {
    codec: 'opus',
    bitrate: bitsPerSecond,
    transform: { numberOfChannels: 1, sampleRate: opusSampleRate },
  })
  output.addAudioTrack(source)
  source.errorPromise.catch(onFailure)
  await output.start()

  const meter = startMeter(stream)
  const clock = createStopwatch()
  const levels = createLevelLog()
  const timer = setInterval(() => {
    if (!source.paused) levels.add(meter.level())
  }, levelEveryMs)

  function release(): void {
    clearInterval(timer)
    meter.stop()
    for (const each of stream.getTracks()) each.stop()
  }
  return {
    levels,
    durationMs: () => clock.elapsedMs(),
    estimatedBytes: () => (clock.elapsedMs() / 1000) * (bitsPerSecond / 8),
    pause() {
      source.pause()
      clock.pause()
    },
    resume() {
      source.resume()
      clock.resume()
    },
    async finish() {
      const durationMs = clock.elapsedMs()
      clock.pause()
      await output.finalize()
      release()
      return { file: new Blob([target.buffer ?? new ArrayBuffer(0)], { type: 'audio/ogg' }), durationMs, levels: levels.all() }
    },
    async cancel() {
      release()
      await output.cancel()
    },
  }
}

async function openMicrophone(): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true } })
  } catch (error) {
    const name = error instanceof DOMException ? error.name : ''
    if (name === 'NotAllowedError' || name === 'SecurityError') throw new VoiceRefused('denied', error)
    if (name === 'NotFoundError' || name === 'OverconstrainedError') throw new VoiceRefused('no-microphone', error)
    if (name === 'NotReadableError' || name === 'AbortError') throw new VoiceRefused('busy', error)
    throw new VoiceRefused('unsupported', error)
  }
}

function startMeter(stream: MediaStream): { level(): number; stop(): void } {
  const context = new AudioContext()
  const analyser = new AnalyserNode(context, { fftSize: 1024 })
  context.createMediaStreamSource(stream).connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    level() {
      analyser.getFloatTimeDomainData(samples)
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
    },
    stop: () => void context.close(),
  }
}

function createStopwatch(): { elapsedMs(): number; pause(): void; resume(): void } {
  let beforeMs = 0
  let sinceMs: number | null = performance.now()
  return {
    elapsedMs: () => beforeMs + (sinceMs === null ? 0 : performance.now() - sinceMs),
    pause() {
      if (sinceMs !== null) beforeMs += performance.now() - sinceMs
      sinceMs = null
    },
    resume() {
      sinceMs ??= performance.now()
    },
  }
}
