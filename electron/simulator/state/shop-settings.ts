export type Callback = { url: string; verifyToken: string }

/** What the shop can set on its account through Graph. */
export type ShopSettings = {
  appCallback: Callback | null
  wabaCallback: Callback | null
  phoneCallback: Callback | null
  isSubscribed: boolean
  isRegistered: boolean
  profile: Record<string, unknown>
  syncs: Set<string>
}

export function newShopSettings(appCallback: Callback | null): ShopSettings {
  return {
    appCallback,
    wabaCallback: null,
    phoneCallback: null,
    isSubscribed: true,
    isRegistered: true,
    profile: { about: 'Hey there! I am using WhatsApp.', messaging_product: 'whatsapp', vertical: 'OTHER' },
    syncs: new Set(),
  }
}
