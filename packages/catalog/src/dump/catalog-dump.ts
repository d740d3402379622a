/** Everything in the catalog at one moment. */
export interface CatalogDump {
  /** The migrations that made its tables. */
  readonly migrations: readonly string[]
  /** Tables with what they refer to before them; a row is the text of a JSON object. */
  readonly tables: readonly { readonly name: string; readonly rows: readonly string[] }[]
}
