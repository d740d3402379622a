import { type FieldError, fieldErrors, ProblemError, plainIssue } from '@sojourn/contract'
import { z } from 'zod'
import type { Context } from './app-env.ts'

const noParameters = z.object({})

/** Parameters that every guarded room knows without naming them: credentials, and the choice of a site or organization. */
const always: ReadonlySet<string> = new Set(['siteId', 'organizationId', 'writeKey'])

/**
 * The query as a schema says. `strict` refuses parameters that it does not know: a filter that is misspelt must not
 * answer with everything.
 * @throws ProblemError `invalid_request`, naming each parameter.
 */
export function parseQuery(c: Context, schema: z.ZodObject | undefined, strict: boolean): unknown {
  if (!schema && !strict) return {}
  const given = c.req.queries()
  const known = Object.keys(schema?.shape ?? {})
  const errors: FieldError[] = []
  const values: Record<string, string> = {}
  for (const [name, [value = '', ...others]] of Object.entries(given)) {
    if (known.includes(name)) {
      if (others.length > 0) errors.push({ path: name, message: 'must be given once' })
      values[name] = value
    } else if (strict && !always.has(name)) {
      const list = [...known, 'siteId'].join(', ')
      errors.push({ path: name, message: `is not a parameter here; there are ${list}` })
    }
  }
  const parsed = (schema ?? noParameters).safeParse(values, { error: plainIssue })
  if (!parsed.success) errors.push(...fieldErrors(parsed.error))
  refuse(errors, 'query parameter')
  return parsed.data
}

/**
 * The parameters of the path.
 * @throws ProblemError `invalid_request`, naming each parameter.
 */
export function parseParams(c: Context, schema: z.ZodObject | undefined): unknown {
  if (!schema) return {}
  const parsed = schema.safeParse(c.req.param(), { error: plainIssue })
  if (!parsed.success) refuse(fieldErrors(parsed.error), 'path parameter')
  return parsed.data
}

function refuse(errors: FieldError[], kind: string): void {
  const [first] = errors
  if (!first) return
  const others = errors.length > 1 ? ` (and ${errors.length - 1} more, see errors)` : ''
  throw new ProblemError('invalid_request', `The ${kind} ${first.path} ${first.message}${others}.`, {
    errors,
  })
}
