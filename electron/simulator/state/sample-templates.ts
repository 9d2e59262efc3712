import type { Template } from './template.ts'

const base = { status: 'APPROVED', parameterFormat: 'POSITIONAL', quality: 'GREEN', rejectedReason: 'NONE' } as const

/** What a small shop typically has, with one template in each state that a client must handle. */
export const sampleTemplates: readonly Template[] = [
  {
    ...base, id: '1689550001', name: 'hello_world', language: 'en_US', category: 'UTILITY',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Hello World' },
      { type: 'BODY', text: 'Welcome and congratulations!! This message demonstrates your ability to send a WhatsApp message notification.' },
      { type: 'FOOTER', text: 'WhatsApp Business Platform sample message' },
    ],
  },
  {
    ...base, id: '1689550002', name: 'order_ready', language: 'ko', category: 'UTILITY',
    components: [{ type: 'BODY', text: '{{1}}님, 주문하신 {{2}} 준비가 끝났어요. 편하실 때 찾으러 오세요!', example: { body_text: [['지은', '딸기 케이크']] } }],
  },
  {
    ...base, id: '1689550003', name: 'order_ready', language: 'en_US', category: 'UTILITY', parameterFormat: 'NAMED',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Order {{num}}', example: { header_text_named_params: [{ param_name: 'num', example: '77' }] } },
      { type: 'BODY', text: 'Hi {{first}}, your order is ready.', example: { body_text_named_params: [{ param_name: 'first', example: 'Ana' }] } },
      { type: 'FOOTER', text: 'See you soon' },
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Track', url: 'https://shop.example/t/{{1}}', example: ['https://shop.example/t/77'] }, { type: 'QUICK_REPLY', text: 'Call me' }] },
    ],
  },
  {
    ...base, id: '1689550004', name: 'weekend_sale', language: 'ko', category: 'MARKETING',
    components: [
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['4::aW1hZ2U='] } },
      { type: 'BODY', text: '{{1}}님, 이번 주말에는 전 메뉴를 {{2}} 할인해요.', example: { body_text: [['민지', '10%']] } },
      { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: '예약할게요' }, { type: 'COPY_CODE', text: '쿠폰 복사', example: ['SALE10'] }] },
    ],
  },
  {
    ...base, id: '1689550005', name: 'sign_in_code', language: 'en_US', category: 'AUTHENTICATION',
    components: [
      { type: 'BODY', text: '*{{1}}* is your verification code.' },
      { type: 'BUTTONS', buttons: [{ type: 'OTP', text: 'Copy code' }] },
    ],
  },
  { ...base, id: '1689550006', name: 'reservation_reminder', language: 'ko', category: 'UTILITY', components: [{ type: 'BODY', text: '내일 {{1}}에 예약이 있어요. 변경이 필요하면 답장해 주세요.', example: { body_text: [['오후 3시']] } }] },
  { ...base, id: '1689550007', name: 'old_news', language: 'en_US', category: 'MARKETING', status: 'PAUSED', quality: 'RED', components: [{ type: 'BODY', text: 'Our news of the month.' }] },
  { ...base, id: '1689550008', name: 'daily_deal', language: 'en_US', category: 'MARKETING', status: 'DISABLED', quality: 'RED', components: [{ type: 'BODY', text: 'The deal of the day.' }] },
  { ...base, id: '1689550009', name: 'new_menu', language: 'ko', category: 'MARKETING', status: 'PENDING', quality: 'UNKNOWN', components: [{ type: 'BODY', text: '새 메뉴가 나왔어요!' }] },
  { ...base, id: '1689550010', name: 'free_gift', language: 'ko', category: 'UTILITY', status: 'REJECTED', quality: 'UNKNOWN', rejectedReason: 'INCORRECT_CATEGORY', components: [{ type: 'BODY', text: '선물을 받아 가세요!' }] },
]
