import { localErrorCode } from '#shared/domain/delivery-error.ts'
import { err, type Result } from '#shared/lib/result.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import type { ApiProblem } from '../ports/cloud-api.ts'
import type { OutboxItem } from '../ports/store/sending-store.ts'

/** Brings the file of a message to Meta, streamed. A file that is gone from this computer is said so. */
export async function upload({ cloudApi, mediaFiles }: FeaturePorts, item: OutboxItem): Promise<Result<{ wireId: string }, ApiProblem | 'file-missing'>> {
  const { attachment } = item
  const file = attachment && (await mediaFiles.open(attachment.key))
  if (!attachment || !file) return err('file-missing')
  return cloudApi.uploadMedia({
    mimeType: attachment.mimeType,
    fileName: attachment.fileName,
    sizeBytes: attachment.sizeBytes,
    open: async () => (await mediaFiles.open(attachment.key))?.bytes ?? file.bytes,
  })
}

export const fileMissing = { code: localErrorCode.mediaMissing, title: 'The file is no longer on this computer', details: null }
