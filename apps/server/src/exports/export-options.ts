import { z } from 'zod'
import { type ExportColumn, type ExportKind, exportColumns } from './export-columns.ts'

export const exportFormats = ['ndjson', 'json', 'csv', 'parquet'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What a file in each format is served and stored as. */
export const contentTypeOf: Readonly<Record<ExportFormat, string>> = {
  ndjson: 'application/x-ndjson',
  json: 'application/json',
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
}

export const formatOption = z.enum(exportFormats, { error: `must be one of ${exportFormats.join(', ')}` })

/** Names of columns, with commas between; checked against those of a kind. */
export const columnsOption = (kind: ExportKind) =>
  z.string().transform((text, context): readonly ExportColumn[] => {
    const known = exportColumns[kind]
    const chosen = text.split(',').map((name) => known.find((column) => column.name === name.trim()))
    if (chosen.every((column) => column !== undefined)) return chosen
    const names = known.map(({ name }) => name).join(', ')
    context.addIssue({ code: 'custom', message: `must be names with commas between, of ${names}` })
    return z.NEVER
  })
