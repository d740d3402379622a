import type { ValueSql } from '../dimensions/dimension.ts'
import type { Group } from '../figures/ask-tallies.ts'
import type { Figures } from '../figures/tally.ts'

/**
 * Groups of a break-down are numbers in the store: 0 is all sessions, from 1 on the values with rows. Texts would be the
 * half of what a large break-down takes.
 */
const [wholeNumber, noneNumber, otherNumber] = [0, 65_534, 65_535]

/** Values in an order that does not follow who has how many just now: what was asked of them is remembered longer. */
export const inFixedOrder = (values: readonly string[]): string[] => [...values].sort()

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

/**
 * The place of a value in a list of texts, from 1, as SQL over a row of `events`; 0: it is none of them. `list` is a bound
 * array that is not empty. A value that is a whole number is looked up as one.
 */
export function placeInList({ text, whole }: ValueSql, list: string): string {
  const places = `arrayMap(place -> toUInt16(place), arrayEnumerate(${list}))`
  const byText = `transform(${text}, ${list}, ${places}, toUInt16(0))`
  if (whole === undefined) return byText
  const isWhole = 'toString(toInt64OrZero(one)) = one'
  const numbers = `arrayMap(one -> toInt64OrZero(one), arrayFilter(one -> ${isWhole}, ${list}))`
  const ofNumbers = `arrayFilter((place, one) -> ${isWhole}, ${places}, ${list})`
  const byNumber = `transform(assumeNotNull(${whole}), ${numbers}, ${ofNumbers}, toUInt16(0))`
  return `if(isNotNull(${whole}), ${byNumber}, ${byText})`
}

/** Values that one number of 64 bits tells, beside the bit for all others. */
const valuesOfMask = 62

/**
 * The groups of a session by what its events say: `said`, aggregates over its events, and `groups`, the array over these.
 * Which values a session has are bits: a fraction of the memory that a set for each session takes.
 */
export function groupsOfEvents(value: ValueSql, top: readonly string[]): { said: string; groups: string } {
  const place = top.length === 0 ? 'toUInt16(0)' : placeInList(value, '{top:Array(String)}')
  const slices = []
  for (let from = 0; from < top.length || from === 0; from += valuesOfMask)
    slices.push({ from, length: Math.min(valuesOfMask, top.length - from) })
  const isOne = slices.length === 1
  const masks = slices.map(({ from, length }, index) => {
    const bit = `bitShiftLeft(toUInt64(1), toUInt8(${place} - ${from}))`
    const isOfSlice = `${place} > ${from} AND ${place} <= ${from + length}`
    return `groupBitOr(${isOne ? bit : `if(${isOfSlice}, ${bit}, toUInt64(0))`}) AS mask_${index}`
  })
  if (!isOne) masks.push(`max(${place} = 0) AS has_other`)
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
