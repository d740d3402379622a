import { createHash } from 'node:crypto'
import { ProblemError } from '@sojourn/contract'
import type { z } from 'zod'

const version = 1

/**
 * A place in a list, as opaque text. `scope` names the list and what was asked of it: a cursor continues the same
 * question only.
 */
export function encodeCursor(scope: string, place: readonly unknown[]): string {
  return Buffer.from(JSON.stringify([version, fingerprint(scope), ...place])).toString('base64url')
}

/**
 * The place that a cursor names.
 * @throws ProblemError `invalid_cursor` where it is garbled, made up, or from another question.
 */
export function decodeCursor<S extends z.ZodType>(scope: string, place: S, cursor: string): z.output<S> {
  const content = parse(cursor)
  if (!Array.isArray(content) || content[0] !== version)
    throw new ProblemError(
      'invalid_cursor',
      'The cursor is not one of ours. Use nextCursor of the page before as it is.',
    )
  if (content[1] !== fingerprint(scope))
    throw new ProblemError(
      'invalid_cursor',
      'The cursor belongs to another question. Keep all other parameters the same, or begin again without a cursor.',
    )
  const parsed = place.safeParse(content.slice(2))
  if (parsed.success) return parsed.data
  throw new ProblemError(
    'invalid_cursor',
    'The cursor is not one of ours. Use nextCursor of the page before as it is.',
  )
}

const fingerprint = (scope: string): string =>
  createHash('sha256').update(scope).digest('base64url').slice(0, 10)

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}
