import type { ApiProblem, CloudApi, NumberFacts, SendOutcome } from '#core/ports/cloud-api.ts'
import { wamid } from '#shared/domain/ids.ts'
import { err, ok } from '#shared/lib/result.ts'
import { createGraphClient, plainProblem, type GraphAnswer, type GraphClient } from './graph-client.ts'
import { downloadMedia, uploadMedia } from './media-transfer.ts'
import { sendBody } from './to-wire.ts'
import { blockedResponse, debugTokenResponse, numberResponse, sendResponse } from './wire/graph.ts'

export type CloudApiOptions = {
  graphBase: string
  phoneNumberId: string
  wabaId: string
  token: () => string
  requestTimeoutMs: () => number
}

/** Transfers of files may take this long; everything else ends after `requestTimeoutMs`. */
const transferTimeoutMs = 10 * 60_000

export function createCloudApi({ graphBase, phoneNumberId, wabaId, token, requestTimeoutMs }: CloudApiOptions): CloudApi {
  const graph = createGraphClient({ graphBase, token, requestTimeoutMs })
  return {
    async send(message) {
      return sendOutcome(await graph.request('POST', `/${phoneNumberId}/messages`, { body: sendBody(message) }))
    },
    markRead: ({ wamid: id, isTyping }) =>
      graph.call('POST', `/${phoneNumberId}/messages`, succeeded, {
        body: { messaging_product: 'whatsapp', status: 'read', message_id: id, ...(isTyping ? { typing_indicator: { type: 'text' } } : {}) },
      }),
    uploadMedia: (file) => uploadMedia(graph, phoneNumberId, file, transferTimeoutMs),
    downloadMedia: (wireId) => downloadMedia(graph, phoneNumberId, wireId, transferTimeoutMs),
    readNumber: () => graph.call('GET', `/${phoneNumberId}`, numberFacts, {
      query: { fields: 'id,display_phone_number,verified_name,quality_rating,status,is_on_biz_app,platform_type,throughput,whatsapp_business_manager_messaging_limit' },
    }),
    readToken: () => graph.call('GET', '/debug_token', tokenFacts, { query: { input_token: token() } }),
    subscribeApp: () => graph.call('POST', `/${wabaId}/subscribed_apps`, succeeded),
    listBlocked: () => listBlocked(graph, phoneNumberId),
    setBlocked: (person, isBlocked) =>
      graph.call(isBlocked ? 'POST' : 'DELETE', `/${phoneNumberId}/block_users`, blockAnswer, {
        body: { messaging_product: 'whatsapp', block_users: [person.phone === null ? { user_id: person.userId } : { user: `+${person.phone}` }] },
      }).then((result) => (result.ok && result.value.failed ? err(result.value.failed) : result.ok ? ok(undefined) : result)),
  }
}

/** Meta's 200 says accepted, no more; anything that is not a readable yes or no is unknown (Meta's documentation, errors). */
function sendOutcome(answer: GraphAnswer): SendOutcome {
  switch (answer.kind) {
    case 'answer': {
      const accepted = sendResponse.safeParse(answer.json)
      if (!accepted.success) return { kind: 'unknown', detail: 'the answer names no message' }
      const { contacts: [contact], messages: [message] } = accepted.data
      return { kind: 'accepted', wamid: wamid(message!.id), waId: contact?.wa_id ?? null, userId: contact?.user_id ?? null, heldForQuality: message!.message_status === 'held_for_quality_assessment' }
    }
    case 'problem': case 'not-sent': return { kind: 'rejected', problem: answer.problem }
    case 'lost': return { kind: 'unknown', detail: answer.detail }
  }
}

function succeeded(json: unknown): undefined | null {
  return (json as { success?: unknown } | null)?.success === true ? undefined : null
}

function numberFacts(json: unknown): NumberFacts | null {
  const { data } = numberResponse.safeParse(json)
  if (!data) return null
  return {
    displayPhoneNumber: data.display_phone_number ?? '',
    verifiedName: data.verified_name ?? '',
    qualityRating: data.quality_rating ?? null,
    messagingLimitTier: data.whatsapp_business_manager_messaging_limit ?? data.messaging_limit_tier ?? null,
    throughputLevel: data.throughput?.level ?? null,
    isOnPhoneApp: data.is_on_biz_app === true,
    status: data.status ?? null,
  }
}

function tokenFacts(json: unknown): { isValid: boolean; scopes: string[]; expiresAtMs: number | null } | null {
  const { data } = debugTokenResponse.safeParse(json)
  if (!data) return null
  return { isValid: data.data.is_valid === true, scopes: data.data.scopes, expiresAtMs: data.data.expires_at ? data.data.expires_at * 1000 : null }
}

/** Longest list of blocked people read: Meta's own limit is 64,000 (Meta's documentation, limits). */
const blockedPages = 640

async function listBlocked(graph: GraphClient, phoneNumberId: string): ReturnType<CloudApi['listBlocked']> {
  const people: { phone: string | null; userId: string | null }[] = []
  let after: string | undefined
  for (let page = 0; page < blockedPages; page += 1) {
    const answer = await graph.call('GET', `/${phoneNumberId}/block_users`, (json) => blockedResponse.safeParse(json).data ?? null, { query: { limit: '100', ...(after ? { after } : {}) } })
    if (!answer.ok) return answer
    const entries = answer.value.data.flatMap((entry) => [entry, ...entry.block_users])
    people.push(...entries.flatMap(({ wa_id, user_id }) => (wa_id || user_id ? [{ phone: wa_id ?? null, userId: user_id ?? null }] : [])))
    after = answer.value.paging?.next ? answer.value.paging.cursors?.after : undefined
    if (!after) break
  }
  return ok(people)
}

function blockAnswer(json: unknown): { failed: ApiProblem | null } {
  const failedUsers = (json as { block_users?: { failed_users?: { errors?: { code?: number; message?: string }[] }[] } } | null)?.block_users?.failed_users ?? []
  const [first] = failedUsers
  if (!first) return { failed: null }
  return { failed: { ...plainProblem('graph', 200, first.errors?.[0]?.message ?? 'not blocked'), code: first.errors?.[0]?.code ?? null } }
}

