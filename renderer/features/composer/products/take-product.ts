import type { ProductAction } from '#shared/domain/message-content.ts'
import { productText, type Product } from '#shared/domain/product.ts'
import { api } from '../../../client/api.ts'
import { showFailure } from '../../../client/failures.ts'
import type { Format } from '../../../strings/format.ts'
import type { Translate } from '../../../strings/use-strings.ts'
import type { DraftSession } from '../draft/draft-session.ts'

/** `card` null: as text with its picture. */
export type TakenProduct = { product: Product; card: ProductAction | null }

/** Puts a product into the draft, on a line of its own; what cannot be brought along is said. */
export async function takeProduct(session: DraftSession, { product, card }: TakenProduct, insert: (text: string) => void, format: Format, t: Translate): Promise<void> {
  const text = card ? product.description || product.name : productText(product, (minor, currency) => format.money(minor, currency))
  insert(session.state.text.trim() === '' || session.state.text.endsWith('\n') ? text : `\n${text}`)
  if (card) return session.change({ type: 'replies', replies: { action: card, usedIds: session.state.replies?.usedIds ?? [] } })
  if (!product.picture) return
  try {
    for (const attachment of await api.products.takePicture({ id: product.id, conversationId: session.conversationId })) session.change({ type: 'item-added', item: session.stagedItem(attachment) })
  } catch (error) {
    showFailure(error, t('products.picture-failed'))
  }
}
