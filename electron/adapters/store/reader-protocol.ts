import type { CustomersQuestion } from './customer-questions.ts'
import type { ExportQuery } from './export-rows.ts'

/** Between the store and its reading thread. Exports are pulled chunk by chunk, so that a slow consumer holds no memory. */
export type ReaderRequest =
  | { id: number; verb: 'open-export'; query: ExportQuery }
  | { id: number; verb: 'next-chunk'; export: number }
  | { id: number; verb: 'close-export'; export: number }
  | { id: number; verb: 'check-integrity'; isFull: boolean }
  | { id: number; verb: 'back-up'; target: string }
  | { id: number; verb: 'ask-customers'; question: CustomersQuestion }

export type ReaderAnswer = { id: number; ok: true; value: unknown } | { id: number; ok: false; message: string; code: string | null }
