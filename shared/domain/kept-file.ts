import type { Attachment } from './message.ts'

/** A file of the shop's library: quick replies and automatic replies bring it along as often as they are sent. */
export type KeptFile = Pick<Attachment, 'id' | 'type' | 'mimeType' | 'fileName' | 'sizeBytes' | 'isVoice'>
