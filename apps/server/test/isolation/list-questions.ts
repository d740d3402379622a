import { entries } from '../access-matrix/list-entries.ts'
import type { Api } from '../create-api.ts'

/** A call of the API that can be filled in. */
export interface Question {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  /** Parameters of the path. */
  readonly places: readonly string[]
  /** Parameters of the query that name something. */
  readonly names: readonly string[]
  /** All parameters of the query. */
  readonly parameters: readonly string[]
  /** The query that it needs, over a range that stands still. */
  readonly query: Readonly<Record<string, string>>
  readonly body: object | undefined
  readonly guard: string
  /** Whether it changes nothing, and answers the same again. */
  readonly isReading: boolean
}

interface Operation {
  readonly 'x-guard': string
  readonly parameters?: readonly { readonly name: string; readonly in: string }[]
  readonly requestBody?: { readonly content: Record<string, { readonly example?: object }> }
}

/** Parameters that name what may be somebody else's. */
const naming = ['siteId', 'organizationId', 'segmentId', 'userId', 'visitorId', 'cursor']
/** About all organizations by its purpose, without an end, or with a receipt of its own for each call. */
const apart = /^((GET|POST) \/api\/v1\/(organizations|analytics\/live\/stream)|DELETE \/api\/v1\/users\/.*)$/
/** What goes on by itself. */
const moving = /audit-log|erasures/

/** Every call of the API document that a caller of one organization can make, each with a range from–to. */
export async function listQuestions(
  api: Api,
  range: { readonly from: string; readonly to: string },
): Promise<Question[]> {
  const { body } = await api('GET', '/openapi.json')
  const paths = body.paths as Record<string, Record<string, Operation>>
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const name = `${method.toUpperCase()} ${path}`
      if (operation['x-guard'] === 'public' || apart.test(name)) return []
      const parameters = operation.parameters ?? []
      const has = (asked: string) => parameters.some((each) => each.name === asked)
      const example = Object.values(operation.requestBody?.content ?? {})[0]?.example
      const guard = operation['x-guard']
      const isAsking = method === 'get' || (method === 'post' && guard === 'read')
      const isReading = isAsking && !moving.test(path)
      return {
        method: method.toUpperCase() as Question['method'],
        path,
        places: parameters.filter((each) => each.in === 'path').map((each) => each.name),
        names: naming.filter(has),
        parameters: parameters.filter((each) => each.in === 'query').map((each) => each.name),
        query: {
          ...Object.fromEntries(new URLSearchParams(entries[name]?.query)),
          ...(has('from') ? range : {}),
        },
        body: isAsking && example ? { ...omitRange(example), ...range } : example,
        guard,
        isReading,
      }
    }),
  )
}

function omitRange(example: object): object {
  const { range: _range, ...rest } = example as { range?: string }
  return rest
}
