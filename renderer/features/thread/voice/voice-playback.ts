import { createStore } from 'zustand/vanilla'

export const voiceRates = [1, 1.5, 2] as const
export type VoiceRate = (typeof voiceRates)[number]

export type PlaybackState = {
  /** The recording in the player, playing or paused. */
  url: string | null
  isPlaying: boolean
  positionS: number
  rate: VoiceRate
}

export type NextRecording = { url: string; messageId: number }

const positionsKey = 'danggol.voice-positions'
const mostPositions = 200

/** One player for all recordings: starting one stops the other. Positions are remembered across restarts. */
export class VoicePlayback {
  readonly store = createStore<PlaybackState>(() => ({ url: null, isPlaying: false, positionS: 0, rate: 1 }))
  #player: HTMLAudioElement | null = null
  readonly #positions = readPositions()
  #next: (() => NextRecording | null) | null = null

  #after: (messageId: number) => NextRecording | null = () => null

  positionOf(url: string): number {
    return this.#positions.get(url) ?? 0
  }

  /** `after` is asked at the end for the recording to go on with. Resolves false when it cannot be played. */
  async play(url: string, messageId: number, after: (messageId: number) => NextRecording | null): Promise<boolean> {
    this.#after = after
    this.#next = () => after(messageId)
    if (this.store.getState().url !== url) {
      this.#audio.src = url
      this.#audio.currentTime = this.positionOf(url)
      this.store.setState({ url, positionS: this.positionOf(url) })
    }
    this.#audio.playbackRate = this.store.getState().rate
    try {
      await this.#audio.play()
      return true
    } catch {
      this.store.setState({ isPlaying: false })
      return false
    }
  }

  pause(): void {
    this.#player?.pause()
  }

  seek(url: string, positionS: number): void {
    if (this.store.getState().url === url) this.#audio.currentTime = positionS
    this.#positions.set(url, positionS)
    this.store.setState((state) => (state.url === url ? { positionS } : { ...state }))
  }

  nextRate(): void {
    const at = voiceRates.indexOf(this.store.getState().rate)
    const rate = voiceRates[(at + 1) % voiceRates.length] ?? 1
    if (this.#player) this.#player.playbackRate = rate
    this.store.setState({ rate })
  }

  /** Made when it is first needed: most threads are opened without playing anything. */
  get #audio(): HTMLAudioElement {
    this.#player ??= this.#createPlayer()
    return this.#player
  }

  #createPlayer(): HTMLAudioElement {
    const player = new Audio()
    player.preservesPitch = true
    player.addEventListener('timeupdate', () => this.#notePosition(player.currentTime))
    player.addEventListener('pause', () => this.store.setState({ isPlaying: false }))
    player.addEventListener('playing', () => this.store.setState({ isPlaying: true }))
    player.addEventListener('error', () => this.store.setState({ isPlaying: false }))
    player.addEventListener('ended', () => {
      this.#notePosition(0)
      const next = this.#next?.()
      if (next) void this.play(next.url, next.messageId, this.#after)
    })
    return player
  }

  #notePosition(positionS: number): void {
    const { url } = this.store.getState()
    if (!url) return
    this.#positions.delete(url)
    if (positionS > 0) this.#positions.set(url, positionS)
    this.store.setState({ positionS })
    writePositions(this.#positions)
  }
}

function readPositions(): Map<string, number> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(positionsKey) ?? '[]')
    return new Map(Array.isArray(stored) ? stored.filter(isPosition) : [])
  } catch {
    return new Map()
  }
}

function isPosition(value: unknown): value is [string, number] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number'
}

function writePositions(positions: Map<string, number>): void {
  try {
    localStorage.setItem(positionsKey, JSON.stringify([...positions].slice(-mostPositions)))
  } catch {
    // Without storage the position is remembered until the window closes.
  }
}
