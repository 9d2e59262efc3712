import { CalendarPlus, Coins, Crown, FormInput, Frown, Megaphone, MessageCircle, Package, PhoneOff, Receipt, Send, ShoppingBag, Tag, type LucideIcon } from 'lucide-react'
import type { SegmentCondition } from '#shared/domain/segment.ts'

export const kindIcons: Readonly<Record<SegmentCondition['kind'], LucideIcon>> = {
  label: Tag, field: FormInput, activity: MessageCircle, 'first-seen': CalendarPlus,
  'purchase-count': Receipt, 'purchase-total': Coins, 'purchase-last': ShoppingBag, 'purchase-item': Package,
  campaign: Send, consent: Megaphone, undeliverable: PhoneOff, vip: Crown, complaints: Frown,
}
