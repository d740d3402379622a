import { random } from './native.ts'

/** What base 32 of JavaScript calls i to v, in Crockford's alphabet without i, l, o and u. */
const letters = 'jkmnpqrstvwxyz'
let last = 0
let count = 0

/**
 * An id of a UUIDv7 (RFC 9562) in Crockford's base 32, lower case, as the server makes them: sorts by time, and within
 * a millisecond by when it was made. `at` in unix milliseconds.
 */
export function newId(prefix: string, at: number): string {
  const [seed, middle, low] = randomWords()
  count = at === last ? count + 1 : seed
  last = at
  // 4 bits of version, 12 and 22 of the count, 2 of variant between them; 40 at random.
  const high = 7 * 2 ** 36 + Math.floor(count / 2 ** 22) * 2 ** 24 + 2 * 2 ** 22 + (count % 2 ** 22)
  const digits = [at, high, (middle % 256) * 2 ** 32 + low].map((part, index) =>
    part.toString(32).padStart(index ? 8 : 10, '0'),
  )
  return prefix + digits.join('').replace(/[i-v]/g, (digit) => letters[digit.charCodeAt(0) - 105] as string)
}

function randomWords(): [number, number, number] {
  try {
    return [...crypto.getRandomValues(new Uint32Array(3))] as [number, number, number]
  } catch {
    const word = () => Math.floor(random() * 2 ** 32)
    return [word(), word(), word()]
  }
}
