import { errorCatalogue } from './error-catalogue.ts'

export const errorCodesPage = 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/'

export type GraphErrorParts = {
  status?: number
  type?: string
  /** The whole `message`; without it the catalogue's title behind the code. */
  message?: string
  details?: string
  subcode?: number
  isTransient?: boolean
  userTitle?: string
  userMessage?: string
  /** Properties beside `error`, as some bulk endpoints answer. */
  beside?: Record<string, unknown>
}

/** A refusal in Meta's words; the server turns it into the envelope of Graph's errors. */
export class GraphError extends Error {
  readonly code: number
  readonly parts: GraphErrorParts

  constructor(code: number, parts: GraphErrorParts = {}) {
    const title = errorCatalogue[code]?.title ?? 'Unknown error'
    super(parts.message ?? `(#${code}) ${title}`)
    this.code = code
    this.parts = parts
  }

  get status(): number {
    return this.parts.status ?? errorCatalogue[this.code]?.status ?? 400
  }

  envelope(traceId: string): Record<string, unknown> {
    const { parts } = this
    return {
      ...parts.beside,
      error: {
        message: this.message,
        type: parts.type ?? 'OAuthException',
        code: this.code,
        ...(parts.details !== undefined && { error_data: { messaging_product: 'whatsapp', details: parts.details } }),
        ...(parts.subcode !== undefined && { error_subcode: parts.subcode }),
        ...(parts.isTransient !== undefined && { is_transient: parts.isTransient }),
        ...(parts.userTitle !== undefined && { error_user_title: parts.userTitle }),
        ...(parts.userMessage !== undefined && { error_user_msg: parts.userMessage }),
        fbtrace_id: traceId,
      },
    }
  }
}

/** The shape of the same error inside a webhook (`statuses[].errors`, `messages[].errors`). */
export function webhookError(code: number, details?: string): Record<string, unknown> {
  const known = errorCatalogue[code]
  const title = known?.title ?? 'Unknown error'
  return { code, title, message: title, error_data: { details: details ?? known?.details ?? title }, href: errorCodesPage }
}
