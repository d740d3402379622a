import type { Figures, Group } from '../figures/figures.ts'

/**
 * Groups of a break-down are numbers in the store: 0 is all sessions, from 1 on the values with rows. Texts would be the
 * half of what a large break-down takes.
 */
const [wholeNumber, noneNumber, otherNumber] = [0, 65_534, 65_535]

/** The number of a value, as SQL of one that may stand in an array; bound to `top`, the values with rows. */
export const numberSql = (value: string, top: readonly string[]): string =>
  top.length === 0
    ? `toUInt16(${otherNumber})`
    : `toUInt16(transform(${value}, {top:Array(String)}, range(1, ${top.length + 1}), ${otherNumber}))`

/** The groups of a session with several values, as SQL of an array of numbers. */
export const groupsOfList = (values: string, top: readonly string[]): string =>
  groupsSql(`arrayDistinct(arrayMap(item -> ${numberSql('item', top)}, ${values}))`, `empty(${values})`)

const groupsSql = (numbers: string, isEmpty: string): string =>
  `arrayPushBack(if(${isEmpty}, [toUInt16(${noneNumber})], ${numbers}), toUInt16(${wholeNumber}))`

/** Values that one number of 64 bits tells, beside the bit for all others. */
const valuesOfMask = 62

/**
 * The groups of a session by what its events say: `said`, aggregates over its events, and `groups`, the array over these.
 * Which values a session has are bits: a fraction of the memory that a set for each session takes.
 */
export function groupsOfEvents(value: string, top: readonly string[]): { said: string; groups: string } {
  const slices = []
  for (let from = 0; from < top.length || from === 0; from += valuesOfMask)
    slices.push({ from, length: Math.min(valuesOfMask, top.length - from) })
  const isOne = slices.length === 1
  const masks = slices.map(({ from, length }, index) => {
    const values = `arraySlice({top:Array(String)}, ${from + 1}, ${length})`
    const bits = `arrayMap(bit -> bitShiftLeft(toUInt64(1), bit), range(1, ${length + 1}))`
    const mask =
      length === 0 ? 'toUInt64(1)' : `transform(${value}, ${values}, ${bits}, toUInt64(${isOne ? 1 : 0}))`
    return `groupBitOr(${mask}) AS mask_${index}`
  })
  if (!isOne) masks.push(`max(${value} NOT IN {top:Array(String)}) AS has_other`)
  const numbers = slices.map(
    ({ from }, index) =>
      `arrayMap(bit -> toUInt16(if(bit = 0, ${otherNumber}, bit + ${from})), bitPositionsToArray(mask_${index}))`,
  )
  if (!isOne) numbers.push(`if(has_other = 1, [toUInt16(${otherNumber})], [])`)
  const isEmpty = [...slices.map((_, index) => `mask_${index} = 0`), ...(isOne ? [] : ['has_other = 0'])]
  return {
    said: masks.join(', '),
    groups: groupsSql(`arrayConcat(${numbers.join(', ')})`, isEmpty.join(' AND ')),
  }
}

/** A group by its name: a value, all others, or none at all. */
export interface NamedGroup {
  readonly group: readonly ['value' | 'other' | 'none', string]
  readonly figures: Figures
}

/** Groups by their names. */
export const nameGroups = (
  groups: readonly { readonly group: Group; readonly figures: Figures }[],
  top: readonly string[],
): NamedGroup[] =>
  groups.map(({ group, figures }) => {
    if (group === otherNumber) return { group: ['other', ''], figures }
    if (group === noneNumber) return { group: ['none', ''], figures }
    return { group: ['value', top[Number(group) - 1] ?? ''], figures }
  })
