/** Small facts about this window (pane widths, last place) that survive a restart. Never personal data. */
const key = (name: string) => `danggol.${name}`

export function recall<Value>(name: string, fallback: Value): Value {
  try {
    const saved = localStorage.getItem(key(name))
    return saved === null ? fallback : (JSON.parse(saved) as Value)
  } catch {
    return fallback
  }
}

export function remember(name: string, value: unknown): void {
  try {
    localStorage.setItem(key(name), JSON.stringify(value))
  } catch {
    // A full or forbidden storage costs only the memory.
  }
}
