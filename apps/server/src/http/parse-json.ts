import { isAscii } from 'node:buffer'
import { ProblemError } from '@sojourn/contract'
import { findJsonFault } from './find-json-fault.ts'

const decoder = new TextDecoder()

/**
 * The value of a JSON text in UTF-8. A byte order mark is skipped, bytes that are no UTF-8 and halves of surrogate
 * pairs become U+FFFD: they could neither be stored nor sent on.
 * @throws ProblemError `malformed_json`, naming the position and what would be right there.
 */
export function parseJson(bytes: Uint8Array): unknown {
  const text = decode(bytes)
  try {
    return JSON.parse(surrogateEscape.test(text) ? replaceLoneSurrogates(text) : text)
  } catch (cause) {
    throw new ProblemError('malformed_json', describeFault(text), { cause })
  }
}

/** Nearly all JSON is ASCII, which is the same in Latin-1 and half as much work. */
const decode = (bytes: Uint8Array): string =>
  isAscii(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    : decoder.decode(bytes)

const surrogateEscape = /\\ud[89a-f]/i
/** Reads escapes one by one, so that `\\ud800` (a backslash and letters) stays what it is. */
const escapes = /\\(?:u(d[89ab][\da-f]{2})\\u(d[c-f][\da-f]{2})|u(d[89a-f][\da-f]{2})|[\s\S])/gi

const replaceLoneSurrogates = (text: string): string =>
  text.replace(escapes, (whole, _high, _low, lone) => (lone === undefined ? whole : '\\ufffd'))

function describeFault(text: string): string {
  const fault = findJsonFault(text)
  if (!fault) return 'The body is not JSON.'
  const before = text.slice(0, fault.position)
  const line = before.split('\n').length
  const column = fault.position - before.lastIndexOf('\n')
  const found = text[fault.position]
  return (
    `The body is not JSON: at position ${fault.position} (line ${line}, column ${column}) ` +
    `expected ${fault.expected}, found ${found === undefined ? 'the end' : JSON.stringify(found)}.`
  )
}
