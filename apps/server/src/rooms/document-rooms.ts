import { type ProblemCode, problemSchema, problems } from '@sojourn/contract'
import { problemsByGuard, securityByGuard, securitySchemes } from './guard-documents.ts'
import { toJsonSchema } from './json-schema.ts'
import { pathsOf } from './mount.ts'
import type { Answer, Room } from './room.ts'

type Json = Record<string, unknown>
type Components = Map<string, Json>

const siteParameter = {
  name: 'siteId',
  in: 'query',
  required: false,
  description: 'One site of a credential that covers several',
  schema: { type: 'string' },
}

const organizationParameter = {
  name: 'organizationId',
  in: 'query',
  required: false,
  description: 'One organization of who belongs to several',
  schema: { type: 'string' },
}

/** The OpenAPI 3.1 document of the rooms as they are mounted. */
export function documentRooms(rooms: readonly Room[], version: string): Json {
  const components: Components = new Map()
  const paths: Record<string, Json> = {}
  for (const room of rooms)
    for (const path of pathsOf(room)) {
      paths[path] = { ...paths[path], [room.method]: documentRoom(room, path, components) }
    }
  toJsonSchema(problemSchema, 'output', components)
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sojourn',
      version,
      description: 'Sessions and journeys: collect events, read sessions back step by step.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: { securitySchemes, schemas: Object.fromEntries([...components].sort()) },
  }
}

function documentRoom(room: Room, path: string, components: Components): Json {
  const { body } = room
  const guarded = room.guard !== 'public'
  const parameters = [
    ...parametersOf(room.params, 'path', components),
    ...parametersOf(room.query, 'query', components),
    ...(guarded ? [siteParameter] : []),
    ...(guarded && room.guard !== 'collect' && room.guard !== 'account' ? [organizationParameter] : []),
  ]
  return {
    operationId: operationIdOf(room.method, path),
    tags: [room.tag],
    summary: room.summary,
    ...(room.description === undefined ? {} : { description: room.description }),
    security: [...securityByGuard[room.guard], ...(room.isForUsers ? [{ userToken: [] }] : [])],
    'x-guard': room.guard,
    ...(room.isForUsers ? { 'x-for-users': true } : {}),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body
      ? {
          requestBody: {
            required: !body.optional,
            content: {
              'application/json': {
                schema: toJsonSchema(body.schema, 'input', components),
                example: body.example,
              },
            },
          },
        }
      : {}),
    responses: { ...answersOf(room.answers, components), ...problemsOf(room) },
  }
}

/** `GET /api/v1/sessions/{sessionId}` is `getSessionsSessionId`. */
const operationIdOf = (method: string, path: string): string =>
  method +
  path
    .replace(/^\/api\/v1/, '')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

function parametersOf(schema: Room['query'], place: 'path' | 'query', components: Components): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = toJsonSchema(schema, 'input', components) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...form }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: form,
  }))
}

const answersOf = (answers: Room['answers'], components: Components): Json =>
  Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [status, answerOf(answer as Answer, components)]),
  )

const answerOf = (
  { description, schema, contentType = 'application/json' }: Answer,
  components: Components,
): Json => ({
  description,
  ...(schema ? { content: { [contentType]: { schema: toJsonSchema(schema, 'output', components) } } } : {}),
})

/** The problems of a room by status; a status that an answer has already keeps the answer. */
function problemsOf(room: Room): Json {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of new Set([...(room.problems ?? []), ...problemsByGuard[room.guard]])) {
    const { status } = problems[code]
    if (!(status in room.answers)) byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${problems[code].title}`).join('. '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}
