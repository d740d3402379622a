/** Crockford's base 32 in lower case: its digits sort as their values do (https://www.crockford.com/base32.html). */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A UUIDv7 (RFC 9562, section 5.7) of a time and 74 bits, as 26 characters of base 32 that sort by time, then by bits.
 *
 * @param at unix milliseconds
 * @param high 12 bits behind the version
 * @param middle 30 bits behind the variant
 * @param low 32 bits
 */
export function sortableId(at: number, high: number, middle: number, low: number): string {
  const words = [
    Math.floor(at / 0x10000) >>> 0,
    (((at % 0x10000) << 16) | 0x7000 | (high & 0xfff)) >>> 0,
    (0x80000000 | (middle & 0x3fffffff)) >>> 0,
    low >>> 0,
  ]
  let text = ''
  let held = 0
  let bits = 2
  for (const word of words) {
    for (let shift = 24; shift >= 0; shift -= 8) {
      held = (held << 8) | ((word >>> shift) & 0xff)
      bits += 8
      while (bits >= 5) {
        bits -= 5
        text += alphabet[(held >>> bits) & 31]
      }
      held &= 31
    }
  }
  return text
}
