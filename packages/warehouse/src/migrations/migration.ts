/** A dated step of the schema. Statements must be safe to repeat: a crash between two of them runs all again. */
export interface Migration {
  /** `YYYY-MM-DD-what`, which is also the order. */
  readonly id: string
  readonly statements: readonly string[]
}
