const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const hexadecimal = /^[0-9a-f]{16,}$/i
const digits = /^\d+$/
const longToken = /^[\w-]{20,}$/
/** A word as people write them into addresses: one case, or a capital first, with a vowel. */
const word = /^(?=.*[aeiouy])[A-Za-z]?[a-z]{3,}$|^(?=.*[AEIOUY])[A-Z]{4,}$/

/**
 * Whether a segment of a path is an id: a UUID, sixteen or more hexadecimal digits, digits only, or a long token of
 * mixed letters and digits that does not read like words (`V1StGXR8_Z5jdHi6B-myT`, but not `10-tips-for-2024`).
 */
export const isIdSegment = (segment: string): boolean =>
  digits.test(segment) || hexadecimal.test(segment) || uuid.test(segment) || isRandomToken(segment)

/** A random part of sixteen or more is an id behind any prefix (`order_…`); shorter parts only where no part is a word. */
function isRandomToken(segment: string): boolean {
  if (!longToken.test(segment) || !/\d/.test(segment) || !/[A-Za-z]/.test(segment)) return false
  const parts = segment.split(/[-_]+/)
  return (
    parts.some((part) => part.length >= 16 && looksRandom(part)) ||
    (!parts.some((part) => word.test(part)) && parts.some(looksRandom))
  )
}

/** Words with numbers (`iphone15pro`, `wh1000xm`) change between letters and digits once or twice; random text does more. */
function looksRandom(part: string): boolean {
  const betweenKinds = part.match(/\d(?=[A-Za-z])|[A-Za-z](?=\d)/g)?.length ?? 0
  const humps = part.match(/[a-z](?=[A-Z])/g)?.length ?? 0
  return betweenKinds >= 3 || (betweenKinds >= 1 && betweenKinds + humps >= 4)
}
