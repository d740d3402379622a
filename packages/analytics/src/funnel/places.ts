/** The units that began in one place: with a value of the break-down, in an interval of the trend. */
export interface Place<Key> {
  readonly key: Key
  /** How many of them reached each step. */
  readonly counts: readonly number[]
}

/** What units are counted by, as SQL over a unit. Undefined: not asked for. */
export interface PlacesAsked {
  readonly value: string | undefined
  readonly bucket: string | undefined
}

/** More values than this are cut off: what lies beyond is among the rest in any case. */
export const placesMax = 5000

/** Counts by place as SQL: what units are gathered by, columns over what was gathered, and columns over these. */
export function placesSql({ value, bucket }: PlacesAsked, steps: number) {
  const counts = Array.from({ length: steps }, (_, step) => `[place.counts[${step + 1}]]`)
  const tellBy = (name: string, asked: string | undefined) => {
    if (asked === undefined) return { joined: [], told: '[]' }
    const columns = Array.from({ length: steps + 1 }, (_, column) => `by_${name}.${column + 1}`)
    return {
      joined: [`sumMap([place.${name}], ${counts.join(', ')}) AS by_${name}`],
      told: `arraySlice(arraySort(one -> (-toInt64(one.2), one.1), arrayZip(${columns.join(', ')})), 1, ${placesMax})`,
    }
  }
  const [byValue, byBucket] = [tellBy('value', value), tellBy('bucket', bucket)]
  return {
    places: `${value ?? "''"} AS value, ${bucket ?? 'toInt64(0)'} AS bucket`,
    joined: [...byValue.joined, ...byBucket.joined],
    told: [byValue.told, byBucket.told],
  }
}

/** The places of a cell, those where most began first, of equals in order. */
export const readPlaces = <Key>(cell: unknown): Place<Key>[] =>
  (cell as [Key, ...number[]][]).map(([key, ...counts]) => ({ key, counts }))
