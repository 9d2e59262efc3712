import { birthdayCake } from './assets/birthday-cake.ts'
import { croissants } from './assets/croissants.ts'
import { crushedBox } from './assets/crushed-box.ts'
import { giftBox } from './assets/gift-box.ts'
import { macarons } from './assets/macarons.ts'
import { orderGuide } from './assets/order-guide.ts'
import { smilingBread } from './assets/smiling-bread.ts'
import { storefront } from './assets/storefront.ts'
import { strawberryCake } from './assets/strawberry-cake.ts'
import { transfer } from './assets/transfer.ts'
import { voiceEn } from './assets/voice-en.ts'
import { voiceKo } from './assets/voice-ko.ts'

type Kind = 'image' | 'sticker' | 'audio' | 'document'
type SampleFile = { base64: string; kind: Kind; mimeType: string; fileName: string | null }

const picture = (base64: string): SampleFile => ({ base64, kind: 'image', mimeType: 'image/jpeg', fileName: null })
const voice = (base64: string): SampleFile => ({ base64, kind: 'audio', mimeType: 'audio/ogg; codecs=opus', fileName: null })

/**
 * The shop's pictures, voices and papers. All drawn and spoken for this sample, and kept as text modules so that
 * they are found alike from source, from a bundle and inside an archive, without a copying step.
 */
export const sampleFiles = {
  'birthday-cake': picture(birthdayCake),
  croissants: picture(croissants),
  'crushed-box': picture(crushedBox),
  'gift-box': picture(giftBox),
  macarons: picture(macarons),
  storefront: picture(storefront),
  'strawberry-cake': picture(strawberryCake),
  transfer: picture(transfer),
  'smiling-bread': { base64: smilingBread, kind: 'sticker', mimeType: 'image/webp', fileName: null },
  'voice-en': voice(voiceEn),
  'voice-ko': voice(voiceKo),
  'order-guide': { base64: orderGuide, kind: 'document', mimeType: 'application/pdf', fileName: '밤톨 단체 주문 안내.pdf' },
} satisfies Record<string, SampleFile>
export type SampleFileName = keyof typeof sampleFiles
