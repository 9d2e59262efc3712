import { importFilesPath, attachmentHeaders } from '#shared/contract/http.ts'
import type { ImportPreview, ImportReport, StagedImport } from '#shared/contract/imports.ts'
import type { ImportPlan, ImportRecord } from '#shared/domain/import-table.ts'
import { create } from 'zustand'
import { api } from '../../client/api.ts'
import { withProgress } from '../../client/job-progress.ts'
import { warnBeforeLeaving } from '../../client/leave-warning.ts'
import { limitInForce } from '../../client/policy-limits.ts'
import { describeFailure, describeRefusal } from '../../client/refusals.ts'
import { showDone } from '../../client/undo.ts'
import { upload, UploadRefused } from '../../client/upload.ts'
import { translateNow as t } from '../../strings/use-strings.ts'
import { isSpreadsheetFile } from './spreadsheet-file.ts'

export type ImportStep = 'file' | 'columns' | 'report' | 'result'
/** What is under way, and how much of it is done, from 0 to 1. */
export type ImportBusy = { kind: 'upload' | 'look' | 'check' | 'run' | 'stop'; fileName: string; fraction: number }
export type ImportResult = { counts: ImportReport['counts']; bad: ImportReport['bad']; undoId: number | null; isCancelled: boolean }

type Work = {
  step: ImportStep
  busy: ImportBusy | null
  problem: string | null
  file: StagedImport | null
  preview: ImportPreview | null
  plan: ImportPlan | null
  report: ImportReport | null
  result: ImportResult | null
}
const nothing: Work = { step: 'file', busy: null, problem: null, file: null, preview: null, plan: null, report: null, result: null }

/** Lives beside the screen: an import goes on while its owner looks at something else. */
export const useImportWork = create<Work>(() => nothing)
const show = (change: Partial<Work>) => useImportWork.setState(change)

let stopper = new AbortController()
let isOnScreen = false

/** While nobody looks, the end of an import is told by a toast. */
export function importScreenShown(): () => void {
  isOnScreen = true
  return () => {
    isOnScreen = false
  }
}

export function stop(): void {
  stopper.abort()
  const { busy } = useImportWork.getState()
  if (busy?.kind === 'run') show({ busy: { ...busy, kind: 'stop' } })
}

export async function chooseFile(file: File): Promise<void> {
  if (useImportWork.getState().busy) return
  forgetFile()
  const limitBytes = limitInForce('imports.size')
  if (file.size === 0) return show({ problem: describeRefusal(t, { reason: 'table-empty', policyKey: null, params: {} }) })
  if (file.size > limitBytes) return show({ problem: describeRefusal(t, { reason: 'table-too-large', policyKey: 'imports.size', params: { limitBytes } }) })
  if (await isSpreadsheetFile(file)) return show({ problem: t('imports.spreadsheet') })
  const signal = begin('upload', file.name)
  try {
    const staged = await upload<StagedImport>(importFilesPath, file, { [attachmentHeaders.fileName]: encodeURIComponent(file.name) }, (fraction) => showProgress({ fraction }), signal)
    await lookAt(staged)
  } catch (error) {
    const refusal = error instanceof UploadRefused ? error.refusal : null
    show({ busy: null, problem: signal.aborted ? null : refusal ? describeRefusal(t, refusal) : t('imports.upload-failed') })
  }
}

export async function lookAt(file: StagedImport): Promise<void> {
  begin('look', file.fileName)
  try {
    const preview = await api.imports.preview({ fileId: file.fileId })
    const { columns, hasHeader, country, currency } = preview
    show({ busy: null, step: 'columns', file, preview, plan: { columns, hasHeader, country, currency, known: 'keep' } })
  } catch (error) {
    show({ busy: null, problem: describeFailure(t, error, t('imports.preview-failed')) })
    void api.imports.discard({ fileId: file.fileId }).catch(() => undefined)
  }
}

export function changePlan(change: Partial<ImportPlan>): void {
  const { plan } = useImportWork.getState()
  if (plan) show({ plan: { ...plan, ...change }, report: null, problem: null })
}

export async function check(): Promise<void> {
  const { file, plan } = useImportWork.getState()
  if (!file || !plan) return
  const signal = begin('check', file.fileName)
  try {
    const report = await withProgress(showProgress, (job) => api.imports.check({ fileId: file.fileId, plan, job }, { signal }))
    show({ busy: null, step: 'report', report })
  } catch (error) {
    show({ busy: null, problem: signal.aborted ? null : describeFailure(t, error, t('imports.check-failed')) })
  }
}

export async function run(): Promise<void> {
  const { file, plan } = useImportWork.getState()
  if (!file || !plan) return
  const signal = begin('run', file.fileName)
  const release = warnBeforeLeaving()
  let latestId = 0
  try {
    latestId = (await api.imports.list())[0]?.id ?? 0
    const { counts, bad, undoId } = await withProgress(showProgress, (job) => api.imports.run({ fileId: file.fileId, plan, job }, { signal }))
    end({ counts, bad, undoId, isCancelled: false })
  } catch (error) {
    const record = signal.aborted ? await recordAfter(latestId) : null
    if (record) end({ counts: record.counts, bad: [], undoId: record.undoId, isCancelled: true })
    else show({ busy: null, problem: signal.aborted ? null : describeFailure(t, error, t('imports.run-failed')) })
  } finally {
    release()
  }
}

function end(result: ImportResult): void {
  show({ busy: null, step: 'result', result })
  if (!isOnScreen) showDone(t('imports.ended', { count: result.counts.new + result.counts.changed }), result.undoId)
}

const looksForRecord = 40
const lookAgainMs = 250

/** A stopped import is listed with what it had done until then, as soon as its step under way is over. */
async function recordAfter(id: number): Promise<ImportRecord | null> {
  for (let look = 0; look < looksForRecord; look += 1) {
    const [latest] = await api.imports.list()
    if (latest && latest.id > id && latest.state !== 'running') return latest
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs))
  }
  return null
}

export const goBack = (step: 'columns' | 'file') => (step === 'file' ? startOver() : show({ step, problem: null }))

/** Customers stay as they are; only the file is given up. */
export function startOver(): void {
  forgetFile()
}

function forgetFile(): void {
  stopper.abort()
  const { file } = useImportWork.getState()
  if (file) void api.imports.discard({ fileId: file.fileId }).catch(() => undefined)
  show(nothing)
}

function begin(kind: ImportBusy['kind'], fileName: string): AbortSignal {
  stopper = new AbortController()
  show({ busy: { kind, fileName, fraction: 0 }, problem: null })
  return stopper.signal
}

function showProgress({ fraction }: { fraction: number }): void {
  const { busy } = useImportWork.getState()
  if (busy) show({ busy: { ...busy, fraction } })
}
