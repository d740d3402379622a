import { expect, it } from 'vitest'
import { z } from 'zod'
import { plainIssue } from './plain-issue.ts'
import { fieldErrors } from './problem.ts'

const schema = z.strictObject({
  name: z.string().min(1).max(3),
  count: z.number().int().min(2).max(5),
  kind: z.enum(['write', 'secret']),
  list: z.array(z.string()).min(1),
  code: z.string().regex(/^[a-z]+$/),
})
const good = { name: 'ann', count: 3, kind: 'write', list: ['x'], code: 'a' }

it.each([
  [{ name: undefined }, 'name', 'must be a text'],
  [{ name: '' }, 'name', 'must not be empty'],
  [{ name: 'long' }, 'name', 'must be at most 3 characters'],
  [{ count: '3' }, 'count', 'must be a number'],
  [{ count: 2.5 }, 'count', 'must be a whole number'],
  [{ count: 1 }, 'count', 'must be at least 2'],
  [{ kind: 'read' }, 'kind', 'must be one of write, secret'],
  [{ list: {} }, 'list', 'must be a list'],
  [{ list: [] }, 'list', 'must not be empty'],
  [{ code: 'A' }, 'code', 'must have the form /^[a-z]+$/'],
  [{ nmae: 'x' }, '', 'must have no "nmae"; there are name, count, kind, list, code'],
])('of %j it is said what would be right', (given, path, message) => {
  const parsed = schema.safeParse({ ...good, ...given }, { error: plainIssue })
  expect(parsed.error && fieldErrors(parsed.error)).toEqual([{ path, message }])
})

it('what a schema says itself goes before', () => {
  const parsed = z.string({ error: 'must be a name' }).safeParse(5, { error: plainIssue })
  expect(parsed.error && fieldErrors(parsed.error)).toEqual([{ path: '', message: 'must be a name' }])
})
