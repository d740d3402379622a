/** Whether a value is a JSON object: no array, not null. */
export const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A text, cut to a number of characters; undefined where it is none or empty. */
export const textOf = (value: unknown, lengthMax: number): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, lengthMax) : undefined
