import { isUtf8 } from 'node:buffer'

/** A line without its end, or why it cannot be read; `text` is then what could be made of it. */
export interface Line {
  readonly number: number
  readonly text: string
  readonly fault?: string
}

/** Longest line that is read, in bytes: far above the largest event. */
const lineBytesMax = 1024 * 1024
/** How much of an unreadable line is kept to be looked at, in bytes. */
const keptBytes = 4096
const newline = 10
const carriageReturn = 13

/** Splits content into lines, a list for every piece; the last line needs no end. A byte order mark is dropped. */
export async function* splitLines(content: AsyncIterable<Buffer>): AsyncGenerator<Line[]> {
  let number = 0
  let rest: Buffer = Buffer.alloc(0)
  /** Of a line too long: its beginning, while its end is still to come. */
  let tooLong: Buffer | undefined
  const finish = (bytes: Buffer): Line => {
    number++
    if (tooLong === undefined && bytes.length <= lineBytesMax) return readLine(bytes, number)
    const start = tooLong ?? bytes
    tooLong = undefined
    return { number, text: start.toString('latin1', 0, keptBytes), fault: 'is longer than 1 MiB' }
  }
  for await (const piece of content) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    const lines: Line[] = []
    let start = 0
    for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, start)) {
      lines.push(finish(bytes.subarray(start, end)))
      start = end + 1
    }
    rest = bytes.subarray(start)
    if (rest.length > lineBytesMax) {
      tooLong ??= Buffer.from(rest.subarray(0, keptBytes))
      rest = Buffer.alloc(0)
    }
    if (lines.length > 0) yield lines
  }
  if (rest.length > 0 || tooLong !== undefined) yield [finish(rest)]
}

function readLine(bytes: Buffer, number: number): Line {
  const end = bytes.at(-1) === carriageReturn ? bytes.length - 1 : bytes.length
  if (!isUtf8(bytes))
    return { number, text: bytes.toString('latin1', 0, keptBytes), fault: 'is not UTF-8 text' }
  const text = bytes.toString('utf8', 0, end)
  return { number, text: number === 1 && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text }
}
