import { onEvent } from './events.ts'

export type JobProgress = { done: number; total: number; fraction: number }

/** Gives a long call the name its `progress` events carry, and listens to them until it answers. */
export async function withProgress<Answer>(onProgress: (progress: JobProgress) => void, work: (job: string) => Promise<Answer>): Promise<Answer> {
  const job = crypto.randomUUID()
  const silence = onEvent('progress', ({ job: name, done, total }) => name === job && onProgress({ done, total, fraction: done / Math.max(1, total) }))
  try {
    return await work(job)
  } finally {
    silence()
  }
}
