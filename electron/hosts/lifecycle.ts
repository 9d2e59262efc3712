/** Longest a clean end may take; after that the process leaves with what the database already made safe. */
const patienceMs = 4000

/**
 * Ends the program once, on SIGINT, SIGTERM, SIGHUP or when the parent that started it is gone. `stop` closes
 * everything; its end is the end of the process.
 */
export function endCleanly(stop: () => Promise<void>): void {
  let isEnding = false
  const end = () => {
    if (isEnding) return
    isEnding = true
    setTimeout(() => process.exit(1), patienceMs).unref()
    stop().then(() => process.exit(0), (error: unknown) => {
      console.error(error)
      process.exit(1)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
  if (process.env['DANGGOL_IPC'] === '1') process.on('disconnect', end)
}
