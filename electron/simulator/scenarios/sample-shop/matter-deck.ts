import type { Random } from '../../random.ts'
import type { SampleCustomer } from './customers.ts'
import type { Episode } from './episode.ts'
import { wordsOf } from './words.ts'

export const turnsOf = (episode: Episode): number => episode.filter((step) => typeof step !== 'number').length
/** How long a matter takes; a turn is a few minutes. */
export const hoursOf = (episode: Episode): number => episode.reduce<number>((sum, step) => sum + (typeof step === 'number' ? step : 0.07), 0)
const hasFiles = (episode: Episode): boolean => episode.some((step) => typeof step !== 'number' && typeof step[1] !== 'string' && 'file' in step[1])

/** A first contact may be cut short: a question and its answer are a beginning. */
const longestBeginning = 7

/**
 * Hands out a customer's matters from the latest to the first: each of the particular ones once, everyday ones
 * in turn in between, and at the far end how the two met.
 */
export class MatterDeck {
  readonly #random: Random
  readonly #first: readonly Episode[]
  #once: Episode[]
  readonly #everyday: readonly Episode[]
  #turn = 0

  constructor({ tongue, character }: SampleCustomer, random: Random) {
    const { first, matters, everyday } = wordsOf(tongue).matters[character]
    this.#random = random
    this.#first = first
    this.#once = random.shuffle(matters)
    this.#everyday = random.shuffle(everyday)
  }

  /** The next one back in time when `remaining` turns are left to tell in about `matterCount` matters. */
  next(remaining: number, mayHaveFiles: boolean, matterCount: number, mostHours: number): Episode {
    const beginnings = this.#first.filter((episode) => turnsOf(episode) >= remaining)
    if (remaining <= longestBeginning && beginnings.length > 0) return beginnings.find((episode) => turnsOf(episode) === remaining) ?? beginnings[0]!
    const fits = (episode: Episode) => turnsOf(episode) <= remaining && remaining - turnsOf(episode) !== 1 && hoursOf(episode) <= mostHours && (mayHaveFiles || !hasFiles(episode))
    const particular = this.#once.filter(fits)
    if (particular.length > 0 && this.#random.chance((mayHaveFiles ? 2 : 1) * (this.#once.length / matterCount))) {
      const chosen = particular.find(hasFiles) ?? particular[0]!
      this.#once = this.#once.filter((episode) => episode !== chosen)
      return chosen
    }
    for (let tried = 0; tried < this.#everyday.length; tried += 1) {
      const episode = this.#everyday[(this.#turn += 1) % this.#everyday.length]!
      if (fits(episode)) return episode
    }
    return this.#everyday.find((episode) => turnsOf(episode) >= remaining) ?? this.#everyday[0]!
  }
}
