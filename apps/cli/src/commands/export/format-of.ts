export const formats = ['ndjson', 'json', 'csv', 'parquet'] as const
export type ExportFormat = (typeof formats)[number]

/** The format that a file's name says, `.gz` aside; NDJSON where it says none. */
export const formatOf = (file = ''): ExportFormat =>
  formats.find((format) => file.replace(/\.gz$/, '').endsWith(`.${format}`)) ?? 'ndjson'
