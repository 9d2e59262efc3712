import { apiError, localApiRoutes, type RouteAnswer, type RouteInput, type RouteName } from '#shared/contract/local-api.ts'
import { localApiDocument } from '#shared/contract/local-api-document.ts'
import { contactId } from '#shared/domain/ids.ts'
import { isoOrNull } from '#shared/domain/iso-time.ts'
import type { LabelColor } from '#shared/domain/labels.ts'
import type { Language } from '#shared/locales/translate.ts'
import type { AutomaticMessages } from '../kernel/automatic-messages.ts'
import type { FeaturePorts } from '../kernel/feature-ports.ts'
import { notFound, refused } from '../kernel/refuse.ts'
import type { HashedApiKey, LocalApiApplication } from '../ports/local-api.ts'
import type { ContactUpsert, ContactUpserted } from '../ports/store/integrations-store.ts'
import { apiContact, apiContactPage, contactUpsert, namesOf } from './api-contacts.ts'
import { toApiError, type ApiAnswer } from './api-errors.ts'
import { readOutgoing, sendFromApi } from './api-messages.ts'
import { ContactWriter } from './contact-writer.ts'

type Handlers = { [Name in RouteName]: (input: RouteInput<Name>, key: HashedApiKey) => Promise<RouteAnswer<Name>> }
type AnyHandler = (input: { id: number; query: unknown; body: unknown }, key: HashedApiKey) => Promise<unknown>

/** What other features do for a key, under the same rules as for a person. */
export type ForeignCalls = {
  createLabel(label: { name: string; color: LabelColor }): Promise<{ id: number }>
  setValues(values: { key: string; value: string }[]): Promise<void>
  addCodes(pool: string, codes: readonly string[]): Promise<{ addedCount: number; knownCount: number }>
}
export type LocalApiOptions = { version: string; language: () => Language; calls: ForeignCalls; automatic: AutomaticMessages }

/** Every route of the local API. Requests come with a key that was recognised and holds the scope of the route. */
export class LocalApi {
  readonly #ports: FeaturePorts
  readonly #options: LocalApiOptions
  readonly #writer: ContactWriter
  readonly #handlers: Handlers

  constructor(ports: FeaturePorts, options: LocalApiOptions) {
    this.#ports = ports
    this.#options = options
    this.#writer = new ContactWriter(ports)
    this.#handlers = this.#routes()
  }

  readonly answer: LocalApiApplication['answer'] = async (request, key) => {
    const route = localApiRoutes[request.route]
    const query = route.query.safeParse(request.query)
    const body = route.body === null ? { success: true as const, data: undefined } : route.body.safeParse(request.body)
    const problem = query.error ?? ('error' in body ? body.error : undefined)
    if (problem) return invalid(problem.issues[0])
    try {
      const handler = this.#handlers[request.route] as AnyHandler
      return { status: 200, body: await handler({ id: request.id, query: query.data, body: body.data }, key) }
    } catch (error) {
      const answer = toApiError(error)
      if (answer) return answer
      this.#ports.log.error('local-api.failed', error, { route: request.route })
      return { status: 500, body: apiError('failed', 'This did not work; the log of the app says why.') }
    }
  }

  document(serverUrl: string): unknown {
    return localApiDocument(this.#options.version, serverUrl)
  }

  stop(): void {
    this.#writer.stop()
  }

  #routes(): Handlers {
    const ports = this.#ports
    const { store } = ports
    return {
      upsertContact: async ({ body }, key) => {
        if ((body.addLabels || body.removeLabels) && !key.scopes.includes('labels:write')) throw refused('scope-missing', null, { scope: 'labels:write' })
        const { contactId: id, isNew, isChanged, isOptOutKept } = await this.#write(await contactUpsert(ports, namesOf(ports, body), body))
        return { id, isNew, isChanged, isOptOutKept }
      },
      changeLabels: async ({ id, body }) => {
        const { isChanged } = await this.#write(await contactUpsert(ports, contactId(id), { addLabels: body.add, removeLabels: body.remove }))
        return { isChanged }
      },
      readContact: ({ id }) => apiContact(ports, id),
      listContacts: ({ query }) => apiContactPage(ports, query),
      listLabels: async () => ({ items: await store.labels() }),
      createLabel: async ({ body }) => ({ id: (await this.#options.calls.createLabel(body)).id }),
      listFields: async () => ({ items: (await store.fields()).map(({ key, name, kind, choices, currency }) => ({ key, name, kind, choices: choices.map((choice) => choice.name), currency })) }),
      listQuickReplies: async () => ({ items: (await store.quickReplies()).replies.map(({ id, title, body, files }) => ({ id, title, text: body, hasFiles: files.length > 0 })) }),
      setValues: async ({ body }) => {
        const values = Object.entries(body.values).map(([key, value]) => ({ key, value: String(value).trim() }))
        await this.#options.calls.setValues(values)
        return { setCount: values.length }
      },
      listValues: async () => ({
        values: Object.fromEntries((await store.shopVariables()).map(({ key, value }) => [key, value])),
        codePools: (await store.codePools()).map(({ key, name, freeCount, givenCount, expiresAtMs }) => ({ key, name, freeCount, givenCount, expiresAt: isoOrNull(expiresAtMs) })),
      }),
      addCodes: ({ body }) => this.#options.calls.addCodes(body.pool, body.codes),
      sendMessage: ({ body }, key) => sendFromApi(ports, this.#options.automatic, { input: body, keyId: key.id, language: this.#options.language() }),
      readMessage: ({ id }) => readOutgoing(ports, id),
    }
  }

  async #write(upsert: ContactUpsert): Promise<Extract<ContactUpserted, { outcome: 'done' }>> {
    const outcome = await this.#writer.write(upsert)
    switch (outcome.outcome) {
      case 'done': return outcome
      case 'not-found': throw notFound()
      case 'two-contacts': throw refused('two-contacts')
    }
  }
}

function invalid(issue: { path: readonly PropertyKey[]; message: string } | undefined): ApiAnswer {
  const place = issue?.path.map(String).join('.') ?? ''
  return { status: 400, body: apiError('invalid', `${place === '' ? '' : `${place}: `}${issue?.message ?? 'not understood'}`) }
}
