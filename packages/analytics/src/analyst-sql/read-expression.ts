import { printName, printText } from './print.ts'
import type { QueryReader } from './query-reader.ts'
import { readOperand } from './read-operand.ts'
import { readType } from './read-type.ts'

const comparisons: Readonly<Record<string, string>> = {
  '=': '=',
  '==': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}

/** An expression, printed with every bracket that its meaning needs. @throws QuestionError */
export const readExpression = (reader: QueryReader): string => reader.tokens.deeper(() => readLambda(reader))

function readLambda(reader: QueryReader): string {
  const { tokens } = reader
  const names = lambdaNames(reader)
  if (!names) return readChoice(reader)
  tokens.needSign('->')
  return `(${names.map(printName).join(', ')}) -> ${reader.expression()}`
}

/** The names before `->`, if that is what comes. */
function lambdaNames({ tokens }: QueryReader): string[] | undefined {
  if (tokens.peek().kind === 'word' && tokens.comesSign('->', 1)) return [tokens.take().value]
  if (!tokens.comesSign('(')) return undefined
  let ahead = 1
  const names: string[] = []
  for (;;) {
    const { kind, value } = tokens.peek(ahead)
    if (kind !== 'word') return undefined
    names.push(value)
    ahead += 2
    if (tokens.comesSign(',', ahead - 1)) continue
    if (!tokens.comesSign(')', ahead - 1) || !tokens.comesSign('->', ahead)) return undefined
    for (let taken = 0; taken < ahead; taken += 1) tokens.take()
    return names
  }
}

function readChoice(reader: QueryReader): string {
  const { tokens } = reader
  const condition = readOr(reader)
  if (!tokens.takeSign('?')) return condition
  const yes = reader.expression()
  tokens.needSign(':')
  return `if(${condition}, ${yes}, ${reader.expression()})`
}

function readOr(reader: QueryReader): string {
  let left = readAnd(reader)
  while (reader.tokens.takeWords('OR')) left = `(${left} OR ${readAnd(reader)})`
  return left
}

function readAnd(reader: QueryReader): string {
  let left = readNot(reader)
  while (reader.tokens.takeWords('AND')) left = `(${left} AND ${readNot(reader)})`
  return left
}

function readNot(reader: QueryReader): string {
  const { tokens } = reader
  if (!tokens.takeWords('NOT')) return readComparison(reader)
  return `(NOT ${tokens.deeper(() => readNot(reader))})`
}

function readComparison(reader: QueryReader): string {
  const { tokens } = reader
  let left = readConcat(reader)
  for (;;) {
    const sign = tokens.peek().kind === 'sign' ? comparisons[tokens.peek().value] : undefined
    if (sign !== undefined) {
      tokens.take()
      left = `(${left} ${sign} ${readConcat(reader)})`
      continue
    }
    const compared = readWordComparison(reader, left)
    if (compared === undefined) return left
    left = compared
  }
}

function readWordComparison(reader: QueryReader, left: string): string | undefined {
  const { tokens } = reader
  if (tokens.takeWords('IS')) {
    const not = tokens.takeWords('NOT') ? 'NOT ' : ''
    tokens.needWords('NULL')
    return `(${left} IS ${not}NULL)`
  }
  const isNot = tokens.comes('NOT')
  const word = ['IN', 'LIKE', 'ILIKE', 'BETWEEN'].find((one) =>
    isNot ? tokens.comes('NOT', one) : tokens.comes(one),
  )
  if (word === undefined) return undefined
  tokens.takeWords(...(isNot ? ['NOT', word] : [word]))
  const operator = isNot ? `NOT ${word}` : word
  if (word === 'IN') return `(${left} ${operator} ${readSet(reader)})`
  const right = readConcat(reader)
  if (word !== 'BETWEEN') return `(${left} ${operator} ${right})`
  tokens.needWords('AND')
  return `(${left} ${operator} ${right} AND ${readConcat(reader)})`
}

/** What `IN` looks in. A bare name would be a table to the store, so it is none here. */
function readSet(reader: QueryReader): string {
  const { tokens, columnsRead } = reader
  const start = tokens.peek()
  if (!tokens.takeSign('('))
    throw tokens.fault('IN needs a list in brackets such as (1, 2), or a query in brackets', start)
  if (tokens.comes('SELECT') || tokens.comes('WITH')) {
    const query = reader.query()
    tokens.needSign(')')
    return `(${query})`
  }
  const before = columnsRead.count
  const items = tokens.list(() => reader.expression())
  tokens.needSign(')')
  if (columnsRead.count > before)
    throw tokens.fault(
      'IN compares with constants or a query; write a = b OR a = c to compare with columns',
      start,
    )
  return `(${items.join(', ')})`
}

function readConcat(reader: QueryReader): string {
  let left = readSum(reader)
  while (reader.tokens.takeSign('||')) left = `concat(${left}, ${readSum(reader)})`
  return left
}

function readSum(reader: QueryReader): string {
  let left = readProduct(reader)
  for (;;) {
    const sign = ['+', '-'].find((one) => reader.tokens.takeSign(one))
    if (sign === undefined) return left
    left = `(${left} ${sign} ${readProduct(reader)})`
  }
}

function readProduct(reader: QueryReader): string {
  const { tokens } = reader
  let left = readNegative(reader)
  for (;;) {
    const sign = ['*', '/', '%'].find((one) => tokens.takeSign(one)) ?? tokens.takeOne(['DIV', 'MOD'])
    if (sign === undefined) return left
    left = `(${left} ${sign} ${readNegative(reader)})`
  }
}

function readNegative(reader: QueryReader): string {
  const { tokens } = reader
  if (tokens.takeSign('-')) return `(- ${tokens.deeper(() => readNegative(reader))})`
  if (tokens.takeSign('+')) return tokens.deeper(() => readNegative(reader))
  let operand = readOperand(reader)
  for (;;) {
    if (tokens.takeSign('::')) operand = `CAST(${operand}, ${printText(readType(tokens))})`
    else if (tokens.takeSign('[')) {
      operand = `arrayElement(${operand}, ${reader.expression()})`
      tokens.needSign(']')
    } else if (tokens.comesSign('.') && tokens.peek(1).kind === 'number') {
      tokens.take()
      operand = `tupleElement(${operand}, ${tokens.take().value})`
    } else return operand
  }
}
