const comma = 0x2c
const newLine = 0x0a
/** Of UTF-8, for each UTF-16 unit of a text. */
const bytesOfUnitMax = 3

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

  /** Adds cells to the line that was begun last, as (the UTF-8 of) the text of a JSON array. */
  extend(cells: string | Uint8Array): void {
    this.#reserve(cells.length * bytesOfUnitMax)
    // The bracket that closed the row becomes the comma; the one that opens the cells is written over it.
    const start = this.#end - 1
    if (typeof cells === 'string') this.#end = start + this.#bytes.write(cells, start)
    else {
      this.#bytes.set(cells, start)
      this.#end = start + cells.length
    }
    this.#bytes[start] = comma
  }

  /** What was written so far, without a copy. */
  bytes(): Buffer {
    return this.#bytes.subarray(0, this.#end)
  }

  #reserve(bytes: number): void {
    if (this.#end + bytes <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#end + bytes))
    this.#bytes.copy(larger, 0, 0, this.#end)
    this.#bytes = larger
  }
}
