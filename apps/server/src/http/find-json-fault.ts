/** Where a text stops being JSON, counted in characters from 0, and what would have been right there. */
export interface JsonFault {
  readonly position: number
  readonly expected: string
}

const whitespace = /[ \t\n\r]*/y
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y

/**
 * The first fault of a text that `JSON.parse` refused; Node names no position for most of them. Walks without
 * recursion, so that deep nesting cannot exhaust the stack. Undefined where the text is JSON after all.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = []
  let at = 0
  let want: 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'comma or end' = 'value'
  const skip = (pattern: RegExp): number => {
    pattern.lastIndex = at
    return pattern.test(text) ? pattern.lastIndex : -1
  }
  for (;;) {
    at = skip(whitespace)
    const found = text[at]
    if (want === 'comma or end' && open.length === 0)
      return found === undefined ? undefined : { position: at, expected: 'the end of the text' }
    const close = open.at(-1) === '{' ? '}' : ']'
    if (found === close && (want === 'comma or end' || want === 'value or ]' || want === 'name or }')) {
      open.pop()
      at++
      want = 'comma or end'
    } else if (want === 'comma or end') {
      if (found !== ',') return { position: at, expected: `a comma or ${close}` }
      at++
      want = close === '}' ? 'name' : 'value'
    } else if (want === 'colon') {
      if (found !== ':') return { position: at, expected: 'a colon' }
      at++
      want = 'value'
    } else if (want === 'name' || want === 'name or }') {
      if (found !== '"') return { position: at, expected: 'a name in double quotes' }
      const end = endOfString(text, at)
      if (typeof end !== 'number') return end
      at = end
      want = 'colon'
    } else if (found === '{' || found === '[') {
      open.push(found)
      at++
      want = found === '{' ? 'name or }' : 'value or ]'
    } else {
      const end = found === '"' ? endOfString(text, at) : skip(scalar)
      if (typeof end !== 'number') return end
      if (end < 0) return { position: at, expected: 'a value' }
      at = end
      want = 'comma or end'
    }
  }
}

const escapeSequence = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y

/** The index behind a string's closing quote, or its fault. */
function endOfString(text: string, start: number): number | JsonFault {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20)
      return { position: at, expected: 'an escape such as \\n in place of a control character' }
    if (code !== 0x5c) continue
    escapeSequence.lastIndex = at
    if (!escapeSequence.test(text)) return { position: at, expected: 'an escape such as \\n or \\u00e9' }
    at = escapeSequence.lastIndex - 1
  }
  return { position: text.length, expected: 'the closing quote of a string' }
}
