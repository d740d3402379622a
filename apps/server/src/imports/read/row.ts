/** A line of an import file, or the lines that one CSV record spans. `line` counts from 1, the header included. */
export type Row =
  | {
      readonly kind: 'fields'
      readonly line: number
      readonly raw: string
      readonly fields: Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'fault'; readonly line: number; readonly raw: string; readonly reason: string }
  | { readonly kind: 'empty'; readonly line: number }
