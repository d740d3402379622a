import type { ExportKind } from '../exports/export-columns.ts'
import { columnsOption, contentTypeOf, formatOption } from '../exports/export-options.ts'

/** The parameters of a download that say how the file is to be. */
export const exportParameters = (kind: ExportKind) => ({
  format: formatOption
    .default('ndjson')
    .describe('`ndjson` one object a line, `json` one list, `csv`, or `parquet`'),
  columns: columnsOption(kind)
    .optional()
    .describe('Names with commas between, in this order; the standard is all'),
})

/** What the document of a download says of its other forms. */
export const otherForms =
  `With \`format\`, as ${contentTypeOf.json}, ${contentTypeOf.csv} or ${contentTypeOf.parquet}. As CSV and Parquet a row is ` +
  'flat, and lists and objects are JSON text; text that a spreadsheet would run as a formula begins with an apostrophe in CSV.'
