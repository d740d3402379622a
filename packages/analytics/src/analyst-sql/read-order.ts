import type { QueryReader } from './query-reader.ts'

/** What stands behind `ORDER BY`. */
export function readOrder(reader: QueryReader): string {
  const { tokens } = reader
  if (tokens.takeWords('ALL')) return 'ALL'
  return tokens.list(() => readItem(reader)).join(', ')
}

function readItem(reader: QueryReader): string {
  const { tokens } = reader
  let printed = reader.expression()
  const direction = tokens.takeOne(['ASC', 'DESC'])
  if (direction) printed += ` ${direction}`
  if (tokens.takeWords('NULLS')) {
    const place = tokens.takeOne(['FIRST', 'LAST'])
    if (!place) throw tokens.fault('FIRST or LAST must come here')
    printed += ` NULLS ${place}`
  }
  if (!tokens.takeWords('WITH', 'FILL')) return printed
  printed += ' WITH FILL'
  for (const word of ['FROM', 'TO', 'STEP'] as const)
    if (tokens.takeWords(word)) printed += ` ${word} ${reader.expression()}`
  return printed
}
