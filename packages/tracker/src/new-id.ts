let made = 0

/**
 * An id that sorts by time, and within a millisecond by when it was made in this document: the time, the count, and 64
 * bits at random, in base 36. `at` in unix milliseconds.
 */
export const newId = (prefix: string, at: number): string =>
  prefix +
  [at, made++, ...crypto.getRandomValues(new BigUint64Array(1))]
    .map((part) => part.toString(36).padStart(9, '0'))
    .join('')
