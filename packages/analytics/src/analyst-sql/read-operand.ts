import { keywords } from './keywords.ts'
import { printName, printText } from './print.ts'
import type { QueryReader } from './query-reader.ts'
import { readCall } from './read-call.ts'
import { readType } from './read-type.ts'

const units = ['SECOND', 'MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'] as const
const inWords = (unit: string) => unit.charAt(0) + unit.slice(1).toLowerCase()

/** The smallest part of an expression: a value, a column, a call, or something in brackets. */
export function readOperand(reader: QueryReader): string {
  const { tokens } = reader
  const { kind, value } = tokens.peek()
  if (kind === 'number') return tokens.take().value
  if (kind === 'text') return printText(tokens.take().value)
  if (tokens.takeSign('(')) return readBrackets(reader)
  if (tokens.takeSign('[')) {
    const items = tokens.comesSign(']') ? [] : tokens.list(() => reader.expression())
    tokens.needSign(']')
    return `[${items.join(', ')}]`
  }
  if (kind === 'name') return readColumn(reader)
  if (kind !== 'word') throw tokens.fault('a value, a column or a function must come here')
  return readSpecial(reader) ?? (tokens.comesSign('(', 1) ? readCall(reader) : readColumn(reader, value))
}

function readBrackets(reader: QueryReader): string {
  const { tokens } = reader
  if (tokens.comes('SELECT') || tokens.comes('WITH')) {
    const query = reader.query()
    tokens.needSign(')')
    return `(${query})`
  }
  const items = tokens.list(() => reader.expression())
  tokens.needSign(')')
  const [only = ''] = items
  return items.length === 1 ? `(${only})` : `tuple(${items.join(', ')})`
}

/** What begins with a word of the language. */
function readSpecial(reader: QueryReader): string | undefined {
  const { tokens } = reader
  const constant = tokens.takeOne(['NULL', 'TRUE', 'FALSE'])
  if (constant) return constant.toLowerCase()
  if (tokens.takeWords('CASE')) return readCase(reader)
  if (tokens.takeWords('INTERVAL')) return readInterval(reader)
  for (const [word, name] of [
    ['DATE', 'toDate'],
    ['TIMESTAMP', 'toDateTime'],
  ] as const) {
    if (tokens.comes(word) && tokens.peek(1).kind === 'text') {
      tokens.take()
      return `${name}(${printText(tokens.take().value)})`
    }
  }
  if (!tokens.comesSign('(', 1)) return undefined
  if (tokens.takeWords('CAST')) return readCast(reader)
  if (tokens.takeWords('EXISTS')) {
    tokens.needSign('(')
    const query = reader.query()
    tokens.needSign(')')
    return `EXISTS (${query})`
  }
  const unit = tokens.comes('EXTRACT')
    ? units.find((one) => one === tokens.peek(2).value.toUpperCase())
    : undefined
  if (unit === undefined || tokens.peek(3).value.toUpperCase() !== 'FROM') return undefined
  for (let taken = 0; taken < 4; taken += 1) tokens.take()
  const of = reader.expression()
  tokens.needSign(')')
  return `to${inWords(unit)}(${of})`
}

function readCase(reader: QueryReader): string {
  const { tokens } = reader
  const subject = tokens.comes('WHEN') ? '' : ` ${reader.expression()}`
  let printed = `CASE${subject}`
  while (tokens.takeWords('WHEN')) {
    printed += ` WHEN ${reader.expression()}`
    tokens.needWords('THEN')
    printed += ` THEN ${reader.expression()}`
  }
  if (tokens.takeWords('ELSE')) printed += ` ELSE ${reader.expression()}`
  tokens.needWords('END')
  return `${printed} END`
}

function readInterval(reader: QueryReader): string {
  const { tokens } = reader
  const count = readOperand(reader)
  const plural = tokens.peek()
  const unit = plural.kind === 'word' ? plural.value.toUpperCase().replace(/S$/, '') : ''
  if (!units.some((one) => one === unit))
    throw tokens.fault(`INTERVAL needs a unit: ${units.join(', ')}`, plural)
  tokens.take()
  return `toInterval${inWords(unit)}(toInt64(${count}))`
}

function readCast(reader: QueryReader): string {
  const { tokens } = reader
  tokens.needSign('(')
  const value = reader.expression()
  tokens.needWords('AS')
  const type = readType(tokens)
  tokens.needSign(')')
  return `CAST(${value}, ${printText(type)})`
}

/** A column, perhaps of a named table, perhaps a property within it: `events.props.total`. */
function readColumn(reader: QueryReader, first = ''): string {
  const { tokens } = reader
  if (keywords.has(first.toUpperCase()))
    throw tokens.fault('a value, a column or a function must come here; quote a column of this name with "')
  reader.columnsRead.count += 1
  const parts = [printName(tokens.take().value)]
  while (tokens.comesSign('.') && (tokens.peek(1).kind === 'word' || tokens.peek(1).kind === 'name')) {
    tokens.take()
    parts.push(printName(tokens.take().value))
  }
  return parts.join('.')
}
