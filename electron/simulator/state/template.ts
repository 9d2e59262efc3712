/** A message template as this WhatsApp keeps it (Meta's documentation, templates). */
export type TemplateButton = { type: string; text: string; url?: string; phone_number?: string; example?: string[] }
export type TemplateComponent = { type: 'HEADER' | 'BODY' | 'FOOTER' | 'BUTTONS'; format?: 'TEXT' | 'IMAGE' | 'VIDEO' | 'DOCUMENT' | 'LOCATION'; text?: string; buttons?: TemplateButton[]; example?: Record<string, unknown> }
export type TemplateStatus = 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED'
export type Template = {
  id: string
  name: string
  language: string
  category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION'
  status: TemplateStatus
  parameterFormat: 'POSITIONAL' | 'NAMED'
  quality: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN'
  rejectedReason: string
  components: TemplateComponent[]
}
