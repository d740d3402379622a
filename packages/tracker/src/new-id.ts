/** What base 32 of JavaScript calls i to v, in Crockford's alphabet without i, l, o and u. */
const letters = 'jkmnpqrstvwxyz'
let last = 0
let count = 0

/**
 * An id of a UUIDv7 (RFC 9562) in Crockford's base 32, lower case, as the server makes them: sorts by time, and within
 * a millisecond by when it was made. `at` in unix milliseconds.
 */
export function newId(prefix: string, at: number): string {
  const [seed, middle, low] = crypto.getRandomValues(new Uint32Array(3)) as unknown as [
    number,
    number,
    number,
  ]
  count = at === last ? count + 1 : seed
  last = at
  const bits22 = 2 ** 22
  // 4 bits of version, 12 of the count, 2 of variant, 22 of the count; then 40 at random.
  const high = (7 * 4096 + Math.floor(count / bits22)) * 4 * bits22 + 2 * bits22 + (count % bits22)
  return (
    prefix +
    [at, high, (middle % 256) * 2 ** 32 + low]
      .map((part, index) => part.toString(32).padStart(index ? 8 : 10, '0'))
      .join('')
      .replace(/[i-v]/g, (digit) => letters[digit.charCodeAt(0) - 105] as string)
  )
}
