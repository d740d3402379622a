/** What a piece of text came to: fields where a record is whole, `open` where a quote is still open behind it. */
type Scan = string[] | 'open' | 'fault'

const quote = '"'

/**
 * Reads one CSV record, line by line (RFC 4180): a quoted field may hold the delimiter, doubled quotes and line ends. A
 * quote within an unquoted field (`5" pipe`) is text.
 */
export class CsvScanner {
  readonly #delimiter: string
  #fields: string[] = []
  #quoted: string | undefined

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /** Takes the next line of the record. `fault`: text stands behind a closing quote. */
  feed(line: string): Scan {
    if (this.#quoted === undefined && !line.includes(quote)) return line.split(this.#delimiter)
    let at = 0
    for (;;) {
      if (this.#quoted === undefined && line[at] !== quote) {
        const end = line.indexOf(this.#delimiter, at)
        this.#fields.push(end === -1 ? line.slice(at) : line.slice(at, end))
        if (end === -1) return this.#finish()
        at = end + 1
        continue
      }
      const next = this.#readQuoted(line, at)
      if (next === undefined) return 'open'
      if (next === line.length) return this.#finish()
      if (line[next] !== this.#delimiter) return this.#fail()
      at = next + 1
    }
  }

  /** Reads the field that is quoted from here; where it closes, the place behind it. */
  #readQuoted(line: string, from: number): number | undefined {
    let at = this.#quoted === undefined ? from + 1 : from
    let text = this.#quoted === undefined ? '' : `${this.#quoted}\n`
    for (;;) {
      const end = line.indexOf(quote, at)
      if (end === -1) {
        this.#quoted = text + line.slice(at)
        return undefined
      }
      text += line.slice(at, end)
      if (line[end + 1] !== quote) {
        this.#quoted = undefined
        this.#fields.push(text)
        return end + 1
      }
      text += quote
      at = end + 2
    }
  }

  #finish(): string[] {
    const fields = this.#fields
    this.#fields = []
    return fields
  }

  #fail(): 'fault' {
    this.#fields = []
    this.#quoted = undefined
    return 'fault'
  }
}
