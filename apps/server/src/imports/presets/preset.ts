/** A line of a file, by the names of its columns or members. */
export type Fields = Readonly<Record<string, unknown>>

/** How the files of another tool are read. */
export interface Preset {
  readonly name: string
  /** For people. */
  readonly title: string
  /** How its files are written; undefined: as they begin. `lines`: text that is no table, as the field `line`. */
  readonly format?: 'csv' | 'ndjson' | 'lines'
  /** The rows of a line that has several; without it, a line is a row. */
  rowsOf?(fields: Fields): readonly Fields[]
  /** The event that a row says, in the form of the API; `ignored` where it says nothing about a visit; a text: why it is none. */
  toEvent(fields: Fields): Fields | 'ignored' | { readonly reason: string }
}
