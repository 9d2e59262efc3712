import type { Json } from '../json.ts'
import type { GraphCall } from './call.ts'
import { select } from './fields.ts'

export function readWaba({ world, query }: GraphCall): Json {
  const { account } = world
  const node = {
    id: account.wabaId,
    name: account.verifiedName,
    currency: 'KRW',
    timezone_id: '82',
    message_template_namespace: '00000000_0000_0000_0000_000000000000',
    account_review_status: 'APPROVED',
    business_verification_status: 'verified',
    country: 'KR',
    ownership_type: 'CLIENT_OWNED',
    owner_business_info: { id: account.businessId, name: account.verifiedName },
  }
  return select(node, 'WhatsAppBusinessAccount', query.get('fields'), ['id', 'name', 'currency', 'timezone_id', 'message_template_namespace'])
}
