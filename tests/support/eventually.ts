/** Asks again until there is an answer; fails after ten seconds. */
export async function eventually<Value>(ask: () => Promise<Value | undefined | null | false>, withinMs = 10_000): Promise<Value> {
  const endsAt = performance.now() + withinMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== null && answer !== false) return answer
    if (performance.now() > endsAt) throw new Error('It did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}
