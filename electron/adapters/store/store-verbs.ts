import type { Driver, Durability } from './driver.ts'

/** Turns free functions over a driver into verbs of the port: one transaction each, engine errors in the words of the port. */
export type Verbs = {
  read: <Args extends unknown[], Result>(verb: (driver: Driver, ...args: Args) => Result) => (...args: Args) => Promise<Result>
  write: <Args extends unknown[], Result>(durability: Durability, verb: (driver: Driver, ...args: Args) => Result) => (...args: Args) => Promise<Result>
}
