import { ImportFault } from '../import-fault.ts'
import { type FieldKind, fieldOf } from './fields.ts'
import type { Mapping } from './mapping.ts'
import { put } from './put.ts'

type Fields = Readonly<Record<string, unknown>>

/** Fills an event from the fields of a line; gives the reason where it cannot. */
export type Build = (event: Record<string, unknown>, fields: Fields) => string | undefined

interface Column {
  readonly name: string
  readonly path: readonly string[]
  readonly kind: FieldKind
}

export const timeFault = 'timestamp is not a time of the format given'

/**
 * Makes the function that fills events by a mapping's columns; where it maps none, by the columns that are named as an
 * event's fields are. Empty cells are left out, and text stays text unless the mapping calls the column a number.
 * @throws ImportFault at the first line of a CSV file that lacks a mapped column.
 */
export function createColumnBuilder(
  mapping: Mapping,
  readTime: (value: unknown) => number | undefined,
): Build {
  const mapped = Object.entries(mapping.map).map(([field, name]) => columnOf(name, field))
  const taken = new Set(mapped.map(({ name }) => name))
  const numbers = new Set(mapping.numbers)
  const takesRest = mapping.properties === 'rest'
  let tableColumns: readonly Column[] | undefined

  const columnsOf = (fields: Fields): readonly Column[] => {
    if (taken.size > 0 && !takesRest) return mapped
    const others = Object.keys(fields).filter((name) => !taken.has(name))
    const own = new Set(taken.size === 0 ? others.filter((name) => fieldOf(name)) : [])
    const left = takesRest ? others.filter((name) => !own.has(name)) : []
    return [
      ...mapped,
      ...[...own].map((name) => columnOf(name, name)),
      ...left.map((name) => columnOf(name, `properties.${name}`)),
    ]
  }
  const columnsOfTable = (fields: Fields): readonly Column[] => {
    const missing = [...taken, ...numbers].find((name) => !Object.hasOwn(fields, name))
    if (missing === undefined) return columnsOf(fields)
    throw new ImportFault(
      `The file has no column ${JSON.stringify(missing)}. Its columns are ${Object.keys(fields).join(', ')}.`,
    )
  }
  return (event, fields) => {
    // Lines of a CSV file, which have no prototype, all have the same columns; objects of an NDJSON file may differ.
    const isTable = Object.getPrototypeOf(fields) === null
    if (isTable) tableColumns ??= columnsOfTable(fields)
    for (const { name, path, kind } of (isTable && tableColumns) || columnsOf(fields)) {
      const value = valueAt(fields, name)
      if (value === undefined || value === null || value === '') continue
      const read = readValue(value, numbers.has(name) ? 'number' : kind, readTime)
      if (read === undefined) return faultOf(name, kind)
      put(event, path, read)
    }
    return undefined
  }
}

const faultOf = (name: string, kind: FieldKind): string => {
  if (kind === 'time') return timeFault
  return kind === 'json' ? `${name} is not a JSON object` : `${name} is not a number`
}

const columnOf = (name: string, field: string): Column => ({
  name,
  ...(fieldOf(field) ?? { path: [field], kind: 'raw' }),
})

/** The value of a column; in an object, `a.b` is also `b` in `a`. */
function valueAt(fields: Fields, name: string): unknown {
  if (Object.hasOwn(fields, name) || !name.includes('.')) return fields[name]
  return name
    .split('.')
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, part)
          ? (value as Fields)[part]
          : undefined,
      fields,
    )
}

function readValue(
  value: unknown,
  kind: FieldKind,
  readTime: (value: unknown) => number | undefined,
): unknown {
  if (kind === 'time') return readTime(value)
  if (kind === 'raw') return value
  if (kind === 'json') return readObject(value)
  if (kind === 'text') return typeof value === 'object' ? value : String(value)
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value)
  return Number.isFinite(number) ? number : undefined
}

function readObject(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    const read: unknown = JSON.parse(value)
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? read : undefined
  } catch {
    return undefined
  }
}
