import type { z } from 'zod'

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a JSON object',
  record: 'a JSON object',
  null: 'null',
}

/**
 * What a schema that says nothing of its own says of bad input: what would be right, in the form "must be …" that all our
 * messages have. To be given to `safeParse` as its `error`.
 */
export const plainIssue: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${kinds[issue.expected] ?? issue.expected}`
    case 'unrecognized_keys':
      return `must have no ${listOf(issue.keys)}; there are ${membersOf(issue.inst).join(', ')}`
    case 'invalid_value':
      return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`
    case 'too_small':
      return issue.minimum === 1 && issue.origin !== 'number'
        ? 'must not be empty'
        : `must be at least ${issue.minimum}${unitOf(issue.origin)}`
    case 'too_big':
      return `must be at most ${issue.maximum}${unitOf(issue.origin)}`
    case 'invalid_format':
      return `must have the form ${'pattern' in issue ? issue.pattern : issue.format}`
    default:
      return 'is not valid'
  }
}

const listOf = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ')

function membersOf(schema: unknown): string[] {
  const { shape = {} } = (schema as { shape?: object } | undefined) ?? {}
  return Object.keys(shape)
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters'
  return origin === 'array' ? ' in number' : ''
}
