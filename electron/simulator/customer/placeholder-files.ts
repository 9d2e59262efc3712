import type { inboundMediaTypes } from './inbound-shape.ts'

type Kind = (typeof inboundMediaTypes)[number]
type PlaceholderFile = { bytes: Buffer; mimeType: string; fileName: string }

const pixelJpeg =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA='
const pixelWebp = 'UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA'
const emptyPdf = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'

/** First page of an Ogg stream with an Opus head of one channel, and nothing to hear. */
function silentOgg(): Buffer {
  const head = Buffer.concat([Buffer.from('OpusHead'), Buffer.from([1, 1, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0])])
  const page = Buffer.alloc(28)
  page.write('OggS', 0, 'latin1')
  page[5] = 2
  page[26] = 1
  page[27] = head.length
  return Buffer.concat([page, head])
}

/** Box `ftyp` of an MP4 file, enough to be recognised as one. */
const bareMp4 = Buffer.from('AAAAGGZ0eXBtcDQyAAAAAG1wNDJpc29t', 'base64')

const files: Readonly<Record<Kind, () => PlaceholderFile>> = {
  image: () => ({ bytes: Buffer.from(pixelJpeg, 'base64'), mimeType: 'image/jpeg', fileName: 'picture.jpg' }),
  sticker: () => ({ bytes: Buffer.from(pixelWebp, 'base64'), mimeType: 'image/webp', fileName: 'sticker.webp' }),
  video: () => ({ bytes: bareMp4, mimeType: 'video/mp4', fileName: 'clip.mp4' }),
  audio: () => ({ bytes: silentOgg(), mimeType: 'audio/ogg; codecs=opus', fileName: 'voice.ogg' }),
  document: () => ({ bytes: Buffer.from(emptyPdf, 'latin1'), mimeType: 'application/pdf', fileName: 'document.pdf' }),
}

/** What a media message carries when the caller gave no bytes. */
export const placeholderFor = (kind: Kind): PlaceholderFile => files[kind]()
