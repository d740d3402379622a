/** A request for a statement, taken apart. */
export interface StatementRequest {
  sql: string
  /** The rows of an INSERT, where they came apart from the statement. */
  rows?: Uint8Array
  /** Values of `{name:Type}`, in the escaping of tab-separated files. */
  parameters: ReadonlyMap<string, string>
  settings: ReadonlyMap<string, string>
  database: string
  queryId: string
  /** The output format where the statement names none. */
  defaultFormat: string
  /** True where the answer is to be held whole, however large (`wait_end_of_query`). */
  isWhole: boolean
  /** True where the answer may be gzipped. */
  compress: boolean
}
