import { printName } from './print.ts'
import type { TokenReader } from './token-reader.ts'

/** The name of a column where nothing else can stand. */
export function readColumnName(tokens: TokenReader): string {
  const token = tokens.take()
  if (token.kind === 'word' || token.kind === 'name') return printName(token.value)
  throw tokens.fault('the name of a column must come here', token)
}
