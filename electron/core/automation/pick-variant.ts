/** Seeded, so that the same message always meets the same wording; never the one this person got last. */
export function pickVariant(count: number, last: number | null, seed: string): number {
  if (count <= 1) return 0
  const choices = Array.from({ length: count }, (_, index) => index).filter((index) => index !== last)
  return choices[hash(seed) % choices.length]!
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let place = 0; place < text.length; place += 1) value = Math.imul(value ^ text.charCodeAt(place), 0x01000193) >>> 0
  return (value ^ (value >>> 15)) >>> 0
}
