import type { QueryReader } from './query-reader.ts'

/** What stands behind `LIMIT` and `OFFSET`, with a blank before it. */
export function readLimits(reader: QueryReader): string {
  const { tokens } = reader
  let printed = ''
  while (tokens.takeWords('LIMIT')) {
    const first = readCount(reader)
    const offset = tokens.takeWords('OFFSET') ? readCount(reader) : undefined
    const second = offset === undefined && tokens.takeSign(',') ? readCount(reader) : undefined
    printed += second === undefined ? ` LIMIT ${first}` : ` LIMIT ${second} OFFSET ${first}`
    if (offset !== undefined) printed += ` OFFSET ${offset}`
    if (!tokens.takeWords('BY')) break
    printed += ` BY ${tokens.list(() => reader.expression()).join(', ')}`
  }
  if (tokens.takeWords('OFFSET')) printed += ` OFFSET ${readCount(reader)}`
  return printed
}

function readCount({ tokens }: QueryReader): string {
  const token = tokens.take()
  if (token.kind === 'number' && /^\d{1,9}$/.test(token.value)) return token.value
  throw tokens.fault('a whole number must come here', token)
}
