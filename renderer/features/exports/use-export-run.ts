import type { PreparedExport } from '#shared/contract/exports.ts'
import type { Language } from '#shared/locales/translate.ts'
import { useCallback, useEffect, useRef, useState } from 'react'
import { startDownload } from '../../client/download.ts'
import { withProgress } from '../../client/job-progress.ts'
import { useLanguageStore } from '../../strings/language.ts'

export type ExportCounts = { rowCount?: number; customerCount?: number; messageCount?: number; fileCount?: number; missingFileCount?: number }
export type ExportResult = PreparedExport & ExportCounts
export type ExportRun =
  | { step: 'choosing' }
  /** `fraction` null: not known yet. */
  | { step: 'running'; fraction: number | null }
  | { step: 'done'; result: ExportResult }
  | { step: 'failed'; error: unknown }

type Work = (call: { job: string; language: Language }, options: { signal: AbortSignal }) => Promise<ExportResult>

/** One file at a time: written on the main side, then handed to the browser to keep. Leaving the screen ends it. */
export function useExportRun() {
  const [run, setRun] = useState<ExportRun>({ step: 'choosing' })
  const ending = useRef<AbortController | null>(null)

  useEffect(() => () => ending.current?.abort(), [])

  const start = useCallback(async (work: Work) => {
    const own = new AbortController()
    ending.current = own
    setRun({ step: 'running', fraction: null })
    try {
      const result = await withProgress(
        ({ fraction }) => setRun({ step: 'running', fraction }),
        (job) => work({ job, language: useLanguageStore.getState().language }, { signal: own.signal }),
      )
      if (own.signal.aborted) return
      startDownload(result.path)
      setRun({ step: 'done', result })
    } catch (error) {
      if (!own.signal.aborted) setRun({ step: 'failed', error })
    }
  }, [])

  const cancel = useCallback(() => {
    ending.current?.abort()
    setRun({ step: 'choosing' })
  }, [])

  return { run, start, cancel }
}
