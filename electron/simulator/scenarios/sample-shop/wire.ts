import { createHash } from 'node:crypto'
import type { Json } from '../../json.ts'
import type { Simulator } from '../../start-simulator.ts'
import { sampleFiles, type SampleFileName } from './assets.ts'
import type { SampleCustomer } from './customers.ts'
import type { StoryContent } from './story.ts'

/** Puts the files on the shelf once and speaks of them, and of everything else, as the wire does. */
export function createSpeaker(simulator: Simulator) {
  const shelf = new Map<SampleFileName, Json>()
  const fileObject = (name: SampleFileName): Json => {
    const known = shelf.get(name)
    if (known) return known
    const file = sampleFiles[name]
    const bytes = Buffer.from(file.base64, 'base64')
    const made = {
      id: simulator.control.media(bytes, file.mimeType).id,
      mime_type: file.mimeType,
      sha256: createHash('sha256').update(bytes).digest('base64'),
      ...(file.kind === 'audio' && { voice: true }),
      ...(file.kind === 'sticker' && { animated: false }),
      ...(file.fileName !== null && { filename: file.fileName }),
    }
    shelf.set(name, made)
    return made
  }
  return {
    /** `type` and the object of that name. */
    content(content: StoryContent): Json & { type: string } {
      if (content.kind === 'text') return { type: 'text', text: { body: content.text } }
      if (content.kind === 'place') {
        const { kind: _kind, ...location } = content
        return { type: 'location', location }
      }
      const { kind } = sampleFiles[content.file]
      return { type: kind, [kind]: { ...fileObject(content.file), ...(content.caption !== null && { caption: content.caption }) } }
    },
  }
}
export type Speaker = ReturnType<typeof createSpeaker>

export const senderOf = (customer: SampleCustomer): { from: string } | { from_user_id: string } => (customer.phone === null ? { from_user_id: customer.userId! } : { from: customer.phone })
export const recipientOf = (customer: SampleCustomer): { to: string } | { to_user_id: string } => (customer.phone === null ? { to_user_id: customer.userId! } : { to: customer.phone })
