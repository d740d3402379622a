import { formatCountry, formatName } from '../format/format.ts'
import type { FilterName } from '../view/view.ts'

const named: ReadonlySet<FilterName> = new Set(['channel', 'device', 'outcome', 'eventType'])

/** A value of a dimension as it is read: countries and our own words by their names, the rest as it was sent. */
export function valueWords(name: FilterName, value: string): string {
  if (value === '') return 'Unknown'
  if (name === 'country') return formatCountry(value)
  return named.has(name) ? formatName(value) : value
}
