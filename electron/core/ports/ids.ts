/** Source of random identifiers and of jitter; seeded in tests. */
export type Ids = {
  uuid(): string
  /** In [0, 1). */
  random(): number
}
