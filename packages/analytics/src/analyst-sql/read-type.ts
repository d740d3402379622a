import { printText } from './print.ts'
import type { TokenReader } from './token-reader.ts'

const types = new Map(
  (
    'Int8 Int16 Int32 Int64 Int128 Int256 UInt8 UInt16 UInt32 UInt64 UInt128 UInt256 Float32 Float64 Decimal Decimal32 ' +
    'Decimal64 Decimal128 String FixedString Date Date32 DateTime DateTime64 Bool UUID IPv4 IPv6 Nullable LowCardinality ' +
    'Array Tuple Map'
  )
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
)

/** A type of the store's, such as `Nullable(Float64)`. */
export function readType(reader: TokenReader): string {
  const token = reader.take()
  const name = token.kind === 'word' ? types.get(token.value.toLowerCase()) : undefined
  if (name === undefined)
    throw reader.fault('a type such as Int64, Float64, String or Date must come here', token)
  if (!reader.takeSign('(')) return name
  const inner = reader.deeper(() => reader.list(() => readArgument(reader)))
  reader.needSign(')')
  return `${name}(${inner.join(', ')})`
}

function readArgument(reader: TokenReader): string {
  const { kind, value } = reader.peek()
  if (kind !== 'number' && kind !== 'text') return readType(reader)
  reader.take()
  return kind === 'number' ? value : printText(value)
}
