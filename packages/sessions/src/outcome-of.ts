interface Unfinished {
  readonly cart: number
  readonly checkout: boolean
  readonly form: boolean
}

/**
 * What a session came to, taken as over: the first of the site's outcomes that occurred, else `abandoned` where a
 * cart, checkout or form was begun and not finished, else `browsing`.
 */
export function outcomeOf(
  eventCounts: ReadonlyMap<string, number>,
  unfinished: Unfinished,
  outcomes: readonly string[],
): string {
  const occurred = outcomes.find((type) => eventCounts.has(type))
  if (occurred !== undefined) return occurred
  return unfinished.cart > 0 || unfinished.checkout || unfinished.form ? 'abandoned' : 'browsing'
}
