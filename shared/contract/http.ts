/**
 * The few things that travel as bytes instead of calls, the same under `https://` of a browser and `app://`
 * of the desktop.
 *
 * `GET  /media/<mediaId>`        the file of a message, streamed, with range requests
 * `GET  /attachments/<id>`       a staged file
 * `GET  /kept-files/<id>`, `PUT /kept-files`: the same for what quick replies and automatic replies bring along; no conversation
 * `PUT  /attachments`            stages a file: body = bytes, headers below; answers an `Attachment` or a `Refusal` (409, 413)
 * `PUT  /import-files`           a table to take customers from; answers a `StagedImport` or a `Refusal`
 * `GET  /downloads/<id>`          what a call prepared to be saved, once, as it is written
 */
export const attachmentHeaders = {
  conversationId: 'x-danggol-conversation',
  /** Percent-encoded UTF-8. */
  fileName: 'x-danggol-file-name',
  isVoice: 'x-danggol-voice',
} as const

export const mediaPath = (mediaId: number) => `/media/${mediaId}`
export const attachmentPath = (attachmentId: number) => `/attachments/${attachmentId}`
export const attachmentsPath = '/attachments'
export const keptFilePath = (fileId: number) => `/kept-files/${fileId}`
export const keptFilesPath = '/kept-files'
export const importFilesPath = '/import-files'
export const downloadPath = (id: string) => `/downloads/${id}`
