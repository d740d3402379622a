import { knownFunction } from './functions.ts'
import type { QueryReader } from './query-reader.ts'
import { readWindow } from './read-window.ts'

/** A call of a function of the closed list, with all that can stand behind an aggregate. */
export function readCall(reader: QueryReader): string {
  const { tokens } = reader
  const token = tokens.take()
  const name = knownFunction(token.value)
  if (name === undefined)
    throw tokens.fault('there is no such function here; GET /api/v1/sql lists those that there are', token)
  tokens.needSign('(')
  let given = readArguments(reader)
  if (tokens.takeSign('(')) {
    const parameters = given
    given = readArguments(reader)
    return behind(reader, `${name}(${parameters})(${given})`)
  }
  return behind(reader, `${name}(${given})`)
}

function readArguments(reader: QueryReader): string {
  const { tokens } = reader
  if (tokens.takeSign(')')) return ''
  if (tokens.comesSign('*') && tokens.comesSign(')', 1)) {
    tokens.take()
    tokens.take()
    return ''
  }
  const distinct = tokens.takeWords('DISTINCT') ? 'DISTINCT ' : ''
  const items = tokens.list(() => reader.expression())
  tokens.needSign(')')
  return distinct + items.join(', ')
}

function behind(reader: QueryReader, call: string): string {
  const { tokens } = reader
  let printed = call
  const nulls = tokens.comes('IGNORE', 'NULLS') || tokens.comes('RESPECT', 'NULLS')
  if (nulls) {
    printed += ` ${tokens.take().value.toUpperCase()} NULLS`
    tokens.take()
  }
  if (tokens.comes('FILTER') && tokens.comesSign('(', 1)) {
    tokens.take()
    tokens.take()
    tokens.needWords('WHERE')
    printed += ` FILTER (WHERE ${reader.expression()})`
    tokens.needSign(')')
  }
  return tokens.takeWords('OVER') ? `${printed} OVER (${readWindow(reader)})` : printed
}
