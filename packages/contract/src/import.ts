import { z } from 'zod'
import { jobRunSchema } from './job.ts'

const count = z.number().int()

/** What became of the lines of an imported file, as answered; all but `lines` add up to it. */
const importReport = z.object({
  lines: count,
  accepted: count,
  duplicates: count.describe('Stored before'),
  notStored: count.describe('Of bots, or without any session: the ledger counts them'),
  empty: count,
  ignored: count.describe('Not about a visit'),
  rejected: count,
  reasons: z.record(z.string(), count).describe('Rejected lines, by reason'),
  annotations: z
    .object({ added: count, known: count.describe('Those that stood there before') })
    .optional()
    .describe('Of a file of sums, which became annotations'),
})

/** A file that is, or was, to be imported, as answered. */
export const importSchema = z.object({
  importId: z.string(),
  siteId: z.string(),
  fileName: z.string(),
  bytes: count.describe('The size of the file'),
  bytesReceived: count.describe('How much of it is here; 0 where it is no longer kept'),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  run: jobRunSchema.nullable().describe('The run that imports it; null: not begun'),
  report: importReport.nullable().describe('Null: not done'),
  hasRejectedLines: z.boolean().describe('Whether the rejected lines can still be downloaded'),
})
export type ImportAnswer = z.output<typeof importSchema>

/** Of which file an import is to be. */
export const newImport = z.strictObject({
  siteId: z.string({ error: 'must be the id of a site' }),
  fileName: z.string().trim().min(1).max(255),
  bytes: z.number().int().min(1),
})

/** What would become of the lines of a file, as answered. */
export const importPreviewSchema = z.object({
  format: z.enum(['csv', 'ndjson', 'lines', 'parquet']),
  columns: z
    .array(z.object({ name: z.string(), example: z.string() }))
    .describe('What the first lines consist of'),
  fields: z.array(z.string()).describe('The fields of an event that a column can fill'),
  shown: z
    .array(
      z.object({
        line: count,
        event: z.record(z.string(), z.unknown()).optional(),
        rejected: z.string().optional().describe('Why it is no event'),
      }),
    )
    .describe('The first lines'),
  lines: count.describe('Lines that were looked at'),
  isWhole: z.boolean().describe('Whether these are all'),
  events: count,
  empty: count,
  ignored: count.describe('Not about a visit'),
  reasons: z.record(z.string(), count).describe('Rejected lines, by reason'),
  annotations: z
    .array(z.object({ day: z.string(), text: z.string() }))
    .optional()
    .describe('Of a file of sums: what would be written beside the figures'),
})
export type ImportPreviewAnswer = z.output<typeof importPreviewSchema>
