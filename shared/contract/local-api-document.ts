import { z } from 'zod'
import { apiErrorBody, localApiRoutes } from './local-api.ts'

type JsonSchema = Record<string, unknown> & { properties?: Record<string, unknown>; required?: string[] }

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { io }) as JsonSchema
  return schema
}
const json = (schema: JsonSchema | { $ref: string }) => ({ 'application/json': { schema } })

function operationOf(name: string, route: (typeof localApiRoutes)[keyof typeof localApiRoutes]) {
  const query = schemaOf(route.query, 'input')
  const failure = { description: 'Refused; the code says why', content: json({ $ref: '#/components/schemas/Error' }) }
  return {
    operationId: name, summary: route.summary, description: `Needs the scope ${route.scope}.`,
    parameters: [
      ...(route.path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }] : []),
      ...Object.entries(query.properties ?? {}).map(([key, schema]) => ({ name: key, in: 'query', required: query.required?.includes(key) ?? false, schema })),
    ],
    ...(route.body === null ? {} : { requestBody: { required: true, content: json(schemaOf(route.body, 'input')) } }),
    responses: { 200: { description: 'Done', content: json(schemaOf(route.answer, 'output')) }, '4XX': failure, '5XX': failure },
  }
}

/** OpenAPI 3.1 of every route, made from the schemas that also check each request. */
export function localApiDocument(version: string, serverUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, route] of Object.entries(localApiRoutes)) paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(name, route) }
  return {
    openapi: '3.1.0',
    info: { title: 'Danggol local API', version },
    servers: [{ url: serverUrl }],
    security: [{ key: [] }],
    paths,
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } }, schemas: { Error: schemaOf(apiErrorBody, 'output') } },
  }
}
