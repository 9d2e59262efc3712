export const phoneNumberId = '110220330440550'

/** A webhook around one `value`, as bytes the way Meta writes them: non-ASCII escaped. */
export function webhookBytes(value: Record<string, unknown>, field = 'messages'): Uint8Array {
  return metaBytes({
    object: 'whatsapp_business_account',
    entry: [{ id: '102030405060708', changes: [{ field, value: { messaging_product: 'whatsapp', metadata: { display_phone_number: '41440001122', phone_number_id: phoneNumberId }, ...value } }] }],
  })
}

export function metaBytes(json: unknown): Uint8Array {
  const escaped = JSON.stringify(json).replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return new TextEncoder().encode(escaped)
}

export function inboundText(body: string, overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return { from: '41790001122', from_user_id: 'CH.7f3K', id: 'wamid.IN1', timestamp: '1789000000', type: 'text', text: { body }, ...overrides }
}
