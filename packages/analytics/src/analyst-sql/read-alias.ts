import { keywords } from './keywords.ts'
import type { QueryReader } from './query-reader.ts'

/** A name behind an expression or a table, with or without `AS`. */
export function readAlias({ tokens }: QueryReader): string | undefined {
  const named = tokens.takeWords('AS')
  const { kind, value } = tokens.peek()
  if (kind === 'name' || (kind === 'word' && (named || !keywords.has(value.toUpperCase()))))
    return tokens.take().value
  if (named) throw tokens.fault('a name must come after AS')
  return undefined
}
