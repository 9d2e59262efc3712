import type { Refusal } from '#shared/contract/base.ts'
import { attachmentHeaders, keptFilesPath } from '#shared/contract/http.ts'
import type { KeptFile } from '#shared/domain/kept-file.ts'
import { useState } from 'react'
import { useStrings } from '../strings/use-strings.ts'
import { describeRefusal } from './refusals.ts'

/** Keeps a file in the library of the shop; a refusal says why it cannot be sent. */
async function uploadKeptFile(file: File): Promise<KeptFile | { refusal: Refusal | null }> {
  try {
    const answer = await fetch(keptFilesPath, { method: 'PUT', body: file, headers: { [attachmentHeaders.fileName]: encodeURIComponent(file.name) } })
    if (answer.ok) return (await answer.json()) as KeptFile
    return { refusal: answer.headers.get('content-type')?.includes('json') ? ((await answer.json()) as Refusal) : null }
  } catch {
    return { refusal: null }
  }
}

/** Files are judged by the core as they come in; one that cannot be sent is refused here, with the reason. */
export function useFileUpload(onKept: (files: KeptFile[]) => void) {
  const t = useStrings()
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const add = async (chosen: readonly File[]) => {
    setIsBusy(true)
    setProblem(null)
    const kept: KeptFile[] = []
    for (const file of chosen) {
      const answer = await uploadKeptFile(file)
      if ('id' in answer) kept.push(answer)
      else setProblem(`${file.name}: ${answer.refusal ? describeRefusal(t, answer.refusal) : t('ui.file-failed')}`)
    }
    setIsBusy(false)
    if (kept.length > 0) onKept(kept)
  }
  return { isBusy, problem, add }
}
