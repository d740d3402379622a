const comma = 0x2c
const newLine = 0x0a
const quote = 0x22
const backslash = 0x5c
const opening = 0x5b
const closing = 0x5d
/** Of UTF-8, for each UTF-16 unit of a text. */
const bytesOfUnitMax = 3
/** The same of a text as JSON: `\u0000`. */
const bytesOfEscapeMax = 6

/**
 * Rows as lines of `JSONCompactEachRow`, written into one buffer as they come. Thousands of rows that wait as objects or
 * texts to be joined outlive a garbage collection, which costs more than making them.
 */
export class Lines {
  #bytes: Buffer
  #end = 0

  constructor(bytesExpected = 65_536) {
    this.#bytes = Buffer.allocUnsafe(bytesExpected)
  }

  get isEmpty(): boolean {
    return this.#end === 0
  }

  /** Begins a line with a row, as the text of a JSON array. */
  add(row: string): void {
    this.#reserve(row.length * bytesOfUnitMax + 1)
    if (this.#end > 0) this.#bytes[this.#end++] = newLine
    this.#end += this.#bytes.write(row, this.#end)
  }

  /** Begins a line that has no cells yet, and answers these lines. */
  begin(): this {
    this.#reserve(3)
    if (this.#end > 0) this.#bytes[this.#end++] = newLine
    this.#bytes[this.#end++] = opening
    this.#bytes[this.#end++] = closing
    return this
  }

  /** Adds a text to the line that was begun last, as JSON: unit by unit, so that nothing is made on the way. */
  text(value: string): this {
    this.#reserve(value.length * bytesOfEscapeMax + 3)
    const start = this.#startCell()
    const bytes = this.#bytes
    let end = start
    bytes[end++] = quote
    for (let place = 0; place < value.length; place++) {
      const unit = value.charCodeAt(place)
      if (unit === quote || unit === backslash) bytes[end++] = backslash
      if (unit >= 0x20 && unit < 0x80) bytes[end++] = unit
      else if (unit >= 0x80 && unit < 0x800) {
        bytes[end++] = 0xc0 | (unit >> 6)
        bytes[end++] = 0x80 | (unit & 0x3f)
      } else if (unit >= 0x800 && (unit < 0xd800 || unit > 0xdfff)) {
        bytes[end++] = 0xe0 | (unit >> 12)
        bytes[end++] = 0x80 | ((unit >> 6) & 0x3f)
        bytes[end++] = 0x80 | (unit & 0x3f)
      } else return this.#endCell(start + bytes.write(JSON.stringify(value), start))
    }
    bytes[end++] = quote
    return this.#endCell(end)
  }

  /** Adds a finite number or null to the line that was begun last. */
  number(value: number | null): this {
    const digits = String(value)
    this.#reserve(digits.length + 2)
    const start = this.#startCell()
    for (let place = 0; place < digits.length; place++) this.#bytes[start + place] = digits.charCodeAt(place)
    return this.#endCell(start + digits.length)
  }

  /** Adds cells to the line that was begun last, as (the UTF-8 of) the text of a JSON array. */
  extend(cells: string | Uint8Array): this {
    this.#reserve(cells.length * bytesOfUnitMax)
    // The bracket that closed the row becomes the comma; the one that opens the cells is written over it.
    const start = this.#end - 1
    if (typeof cells === 'string') this.#end = start + this.#bytes.write(cells, start)
    else {
      this.#bytes.set(cells, start)
      this.#end = start + cells.length
    }
    this.#bytes[start] = comma
    return this
  }

  /** What was written so far, without a copy. */
  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#end)
  }

  /** Where the next cell begins: over the bracket that closes the line so far. */
  #startCell(): number {
    const start = this.#end - 1
    if (this.#bytes[start - 1] === opening) return start
    this.#bytes[start] = comma
    return start + 1
  }

  #endCell(end: number): this {
    this.#bytes[end] = closing
    this.#end = end + 1
    return this
  }

  #reserve(bytes: number): void {
    if (this.#end + bytes <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#end + bytes))
    this.#bytes.copy(larger, 0, 0, this.#end)
    this.#bytes = larger
  }
}
