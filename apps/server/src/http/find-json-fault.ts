/** Where a text stops being JSON, counted in characters from 0, and what would have been right there. */
export interface JsonFault {
  readonly position: number
  readonly expected: string
}

const whitespace = /[ \t\n\r]*/y
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y

type Want = 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'comma or end'

/** Where the scan stands: what may come next, and which brackets are open. */
interface Scan {
  readonly text: string
  readonly open: ('{' | '[')[]
  at: number
  want: Want
}

/**
 * The first fault of a text that `JSON.parse` refused; Node names no position for most of them. Walks without
 * recursion, so that deep nesting cannot exhaust the stack. Undefined where the text is JSON after all.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  const scan: Scan = { text, open: [], at: 0, want: 'value' }
  for (;;) {
    scan.at = endOf(whitespace, scan)
    const ended = scan.want === 'comma or end' && scan.open.length === 0
    if (ended && scan.at === text.length) return undefined
    const expected = ended ? 'the end of the text' : advance(scan)
    if (typeof expected === 'string') return { position: scan.at, expected }
    if (expected) return expected
  }
}

/** Takes the next token; answers what would have been right where it does not fit. */
function advance(scan: Scan): string | JsonFault | undefined {
  if (closes(scan)) return undefined
  switch (scan.want) {
    case 'colon':
      return take(scan, ':', 'value') ? undefined : 'a colon'
    case 'comma or end': {
      const inObject = scan.open.at(-1) === '{'
      return take(scan, ',', inObject ? 'name' : 'value') ? undefined : `a comma or ${inObject ? '}' : ']'}`
    }
    case 'name':
    case 'name or }':
      return scan.text[scan.at] === '"' ? takeString(scan, 'colon') : 'a name in double quotes'
    default:
      return takeValue(scan)
  }
}

function closes(scan: Scan): boolean {
  if (scan.want === 'value' || scan.want === 'name' || scan.want === 'colon') return false
  if (scan.text[scan.at] !== (scan.open.at(-1) === '{' ? '}' : ']')) return false
  scan.open.pop()
  scan.at++
  scan.want = 'comma or end'
  return true
}

function take(scan: Scan, token: string, want: Want): boolean {
  if (scan.text[scan.at] !== token) return false
  scan.at++
  scan.want = want
  return true
}

function takeValue(scan: Scan): string | JsonFault | undefined {
  const found = scan.text[scan.at]
  if (found === '"') return takeString(scan, 'comma or end')
  if (found === '{' || found === '[') {
    scan.open.push(found)
    scan.at++
    scan.want = found === '{' ? 'name or }' : 'value or ]'
    return undefined
  }
  const end = endOf(scalar, scan)
  if (end < 0) return 'a value'
  scan.at = end
  scan.want = 'comma or end'
  return undefined
}

function takeString(scan: Scan, want: Want): JsonFault | undefined {
  const end = endOfString(scan.text, scan.at)
  if (typeof end !== 'number') return end
  scan.at = end
  scan.want = want
  return undefined
}

/** The index behind a pattern's match, or -1. */
function endOf(pattern: RegExp, { text, at }: Scan): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : -1
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
