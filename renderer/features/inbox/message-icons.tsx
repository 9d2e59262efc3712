import type { MessageOrigin, MessageType } from '#shared/domain/message-content.ts'
import type { MessageStatus } from '#shared/domain/message-status.ts'
import {
  Ban, Bot, Check, CheckCheck, CircleAlert, CircleHelp, Clock, Contact, FileText, Image, Info, LayoutTemplate, ListChecks, MapPin, Megaphone, Mic, MousePointerClick, ShoppingBag,
  Smartphone, Sticker, Video, type LucideIcon,
} from 'lucide-react'

/** Plain text needs no icon. */
export const kindIcons: Record<MessageType, LucideIcon | null> = {
  text: null,
  image: Image,
  video: Video,
  audio: Mic,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contacts: Contact,
  interactive: ListChecks,
  template: LayoutTemplate,
  button: MousePointerClick,
  'interactive-reply': MousePointerClick,
  'flow-reply': ListChecks,
  order: ShoppingBag,
  system: Info,
  media_placeholder: Ban,
  unsupported: Ban,
  unknown: CircleHelp,
}

export const statusIcons: Record<MessageStatus, LucideIcon | null> = {
  queued: Clock,
  sending: Clock,
  unknown: CircleHelp,
  accepted: Check,
  sent: Check,
  delivered: CheckCheck,
  read: CheckCheck,
  played: CheckCheck,
  failed: CircleAlert,
  received: null,
}

/** Who wrote on our side, when it was not a person at this computer. */
export const originIcons: Record<MessageOrigin, LucideIcon | null> = {
  customer: null,
  person: null,
  history: null,
  automation: Bot,
  campaign: Megaphone,
  'phone-app': Smartphone,
}
