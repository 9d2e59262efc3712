import type { Refusal, RefusalReason } from '../contract/base.ts'
import { shopKey } from './automation/flow.ts'
import type { PolicyLookup } from './outgoing-rules.ts'
import type { KeptFile } from './kept-file.ts'
import type { ProductContent } from './product.ts'
import { metaLength } from './text-length.ts'

export type ProductPlace = 'name' | 'price' | 'description' | 'link' | 'retailer-id' | 'stock-key' | 'picture'
export type ProductProblem = { at: ProductPlace; refusal: Refusal }

type Facts = { picture: Pick<KeptFile, 'type' | 'mimeType'> | null; otherRetailerIds: readonly string[]; policy: PolicyLookup }

/** Why a product cannot be saved; empty when it can. */
export function productProblems(content: ProductContent, { picture, otherRetailerIds, policy }: Facts): ProductProblem[] {
  const problems: ProductProblem[] = []
  const add = (at: ProductPlace, reason: RefusalReason, policyKey: string | null = null, params: Refusal['params'] = {}) => problems.push({ at, refusal: { reason, policyKey, params } })
  const measure = (at: ProductPlace, text: string, policyKey: string) => {
    const [length, limit] = [metaLength(text.trim()), policy(policyKey)]
    if (length > limit) add(at, 'field-too-long', policyKey, { length, limit })
  }
  if (content.name.trim() === '') add('name', 'name-empty')
  measure('name', content.name, 'products.name')
  if (content.price && content.price.minor < 0) add('price', 'value-invalid', null, { kind: 'money' })
  measure('description', content.description, 'products.description')
  if (content.link.trim() !== '' && !isHttps(content.link)) add('link', 'link-not-https')
  measure('link', content.link, 'products.link')
  measure('retailer-id', content.retailerId, 'interactive.product-id')
  if (content.retailerId.trim() !== '' && otherRetailerIds.includes(content.retailerId.trim())) add('retailer-id', 'retailer-id-taken', null, { name: content.retailerId.trim() })
  if (content.stockKey.trim() !== '' && !shopKey.test(content.stockKey.trim())) add('stock-key', 'stock-key')
  if (picture && picture.type !== 'image') add('picture', 'not-a-picture')
  return problems
}

/** With a name of at least two parts; each letter is read once. */
const httpsAddress = /^https:\/\/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?::\d{1,5})?(?:[/?#]\S*)?$/iu

const isHttps = (link: string) => httpsAddress.test(link.trim())
